import type { HelpCall } from '@hearthline/protocol';
import { Value } from '@hearthline/softphone-core/value';
import { expect, it } from 'vitest';
import type { HelpWatch } from './watchHelp.ts';
import { watchHelp } from './watchHelp.ts';

type Values = { [N in keyof HelpWatch['values']]: HelpWatch['values'][N] extends { getState(): infer V } ? V : never };

const me = { id: 'leader', name: '刘组长', extension: '1900', role: 'leader', unitIds: [] } as const;
const help = (id: string, more: Partial<HelpCall> = {}): HelpCall => ({
  ...{ id, personId: 'lin', askedAt: 1, call: null, taken: null, leadersOnline: 1 },
  ...more,
});
const oneCall = [{ id: 'c', state: { kind: 'talking' } }] as unknown as Values['calls'];

function watch() {
  const helps = new Value<Values['helps']>(null);
  const calls = new Value<Values['calls']>([]);
  const session = new Value({ kind: 'signedIn', person: me } as unknown as Values['session']);
  const heard = { count: 0 };
  watchHelp({ values: { helps, calls, session }, onWanted: () => (heard.count += 1) });
  return { helps, calls, heard };
}

it('[HELP-7] Q16 rings once for each call for help, not for one that is taken or her own', () => {
  const { helps, heard } = watch();
  helps.set([help('a')]);
  helps.set([help('a', { leadersOnline: 2 })]);
  expect(heard.count).toBe(1);
  helps.set([help('a'), help('b'), help('c', { taken: { at: 2, byId: 'x', byName: 'X' } })]);
  expect(heard.count).toBe(2);
  helps.set([help('d', { personId: 'leader' })]);
  expect(heard.count).toBe(2);
});

it('[HELP-7] Q16 never in a call; what still waits rings after it', () => {
  const { helps, calls, heard } = watch();
  calls.set(oneCall);
  helps.set([help('a'), help('b')]);
  helps.set([help('b')]);
  expect(heard.count).toBe(0);
  calls.set([]);
  expect(heard.count).toBe(1);
});
