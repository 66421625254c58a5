/**
 * Between engine and screens over one MessagePort: first every value, then changes; commands with an id and their
 * results. Parsed at both ends; what does not parse is dropped and logged.
 */
import { hostCommands, hostValues, problemCode, type HostCommandName, type HostValueName } from '@hearthline/ui/host';
import { z } from 'zod';

const valueName = z.enum(Object.keys(hostValues) as [HostValueName, ...HostValueName[]]);
const commandName = z.enum(Object.keys(hostCommands) as [HostCommandName, ...HostCommandName[]]);

export const fromEngine = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('snapshot'), values: z.record(z.string(), z.unknown()) }),
  z.object({ kind: z.literal('value'), name: valueName, value: z.unknown() }),
  z.object({ kind: z.literal('result'), id: z.number().int(), value: z.unknown() }),
  z.object({ kind: z.literal('failed'), id: z.number().int(), code: problemCode, retryAfterS: z.number().nullable() }),
]);
export type FromEngine = z.infer<typeof fromEngine>;

export const fromScreens = z.object({
  kind: z.literal('command'),
  id: z.number().int(),
  name: commandName,
  input: z.unknown(),
});
export type FromScreens = z.infer<typeof fromScreens>;
