import type { HeadsetDriverKind } from '../driver.ts';
import { epos } from './epos.ts';
import { generic } from './generic.ts';
import { jabra } from './jabra.ts';
import { logitech } from './logitech.ts';
import { poly } from './poly.ts';
import { yealink } from './yealink.ts';

/** The first that matches is used: vendors' before the generic one. */
export const drivers: readonly HeadsetDriverKind[] = [jabra, poly, epos, yealink, logitech, generic];
