/** The line of each call over its last five minutes. What is promised: SPEC.md. */
import type { CallSnapshot, Quality } from '@hearthline/softphone-core/snapshot';
import { type ReadableValue, Value } from '@hearthline/softphone-core/value';
import { z } from 'zod';

/** [HIST-1] One-second samples. */
export const KEPT_SECONDS = 300;

/** [HIST-2] `at`: this PC's clock at the end of the second. */
const lineSecond = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('heard'),
    at: z.number(),
    mos: z.number(),
    lossRatio: z.number(),
    roundTripMs: z.number().nullable(),
    isWarned: z.boolean(),
  }),
  z.object({ kind: z.literal('silent'), at: z.number() }),
  z.object({ kind: z.literal('held'), at: z.number() }),
]);
export type LineSecond = z.infer<typeof lineSecond>;

const callHistory = z.object({ callId: z.string(), seconds: z.array(lineSecond) });
export type CallHistory = z.infer<typeof callHistory>;

export const qualityValues = { qualityHistory: z.array(callHistory) } as const;

/** Gathers it from the phone's calls for as long as there is a phone. */
export function keepQualityHistory(
  calls: ReadableValue<readonly CallSnapshot[]>,
  now: () => number,
): Value<CallHistory[]> {
  const value = new Value<CallHistory[]>([]);
  const last = new Map<string, Quality>();
  const look = (present: readonly CallSnapshot[]): void => {
    const before = value.getState();
    const after = present.flatMap((call): CallHistory[] => {
      const known = before.find(({ callId }) => callId === call.id);
      const { quality, state } = call;
      // The same second is told again with everything else that changes about a call.
      const isNew = quality !== null && quality !== last.get(call.id) && state.kind === 'talking';
      if (!isNew) return known === undefined ? [] : [known];
      last.set(call.id, quality);
      const seconds = [...(known?.seconds ?? []), secondOf(call, quality, now())].slice(-KEPT_SECONDS);
      return [{ callId: call.id, seconds }];
    });
    for (const id of last.keys()) if (!present.some((call) => call.id === id)) last.delete(id);
    if (after.length !== before.length || after.some((each, index) => each !== before[index])) value.set(after);
  };
  look(calls.getState());
  calls.subscribe(look);
  return value;
}

function secondOf({ state, warnings }: CallSnapshot, quality: Quality, at: number): LineSecond {
  if (state.kind === 'talking' && state.hold !== 'none') return { kind: 'held', at };
  if (quality.bitrateInKbps === 0) return { kind: 'silent', at };
  const { mos, lossRatio, roundTripMs } = quality;
  return { kind: 'heard', at, mos, lossRatio, roundTripMs, isWarned: warnings.length > 0 };
}
