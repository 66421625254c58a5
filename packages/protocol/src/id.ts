import { z } from 'zod';

/** Ids are short, stable and never shown to people. */
export const id = z.string().min(1).max(64);
