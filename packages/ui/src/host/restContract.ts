/** Rests of the day: its share of the host's values. */
import { rest } from '@hearthline/protocol';
import { z } from 'zod';

/** My own, and of those I lead. */
export const restValues = { rests: z.array(rest).nullable() } as const;
