import type { HeadsetDriverKind } from '../driver.ts';
import { generic } from './generic.ts';

/** The first that matches is used: vendors' before the generic one. */
export const drivers: readonly HeadsetDriverKind[] = [generic];
