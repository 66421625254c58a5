import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { settings } from '../settings.ts';
import { actionIds, actions, type ActionId } from './actions.ts';
import {
  bindingsOf,
  changeKeys,
  holderOf,
  holdersOfStart,
  readKeyChanges,
  type Bindings,
  type KeyChange,
  type KeyChanges,
} from './bindings.ts';
import { modifiers, namedKeys, readCombination, writeCombination, type Platform } from './combination.ts';
import { refusalOf, typesInField } from './refusals.ts';

const platforms: readonly Platform[] = ['mac', 'other'];
const read = (text: string) => {
  const combination = readCombination(text);
  if (combination === null) throw new Error(`${text} is no combination`);
  return combination;
};
const refusal = (text: string, action: ActionId, platform: Platform = 'other') =>
  refusalOf(read(text), action, platform);
const take = (changes: KeyChanges, action: ActionId, combination: string, holder: 'loses' | 'swaps' = 'loses') =>
  changeKeys(changes, { kind: 'set', action, combination, holder }, 'other');

/** Each combination belongs to one action, and none is refused to it. */
function expectSound(bindings: Bindings, platform: Platform): void {
  const all = actionIds.flatMap((action) => bindings[action]);
  expect(new Set(all).size).toBe(all.length);
  for (const action of actionIds)
    for (const text of bindings[action]) expect(refusal(text, action, platform), `${action} ${text}`).toBeNull();
}

describe('from the start', () => {
  it.each(platforms)('[KEY-14] every key is read, free and allowed (%s)', (platform) => {
    const bindings = bindingsOf({}, platform);
    expectSound(bindings, platform);
    for (const action of actionIds) expect(bindings[action]).toEqual(actions[action].keys[platform]);
  });
});

const key = fc.constantFrom(...namedKeys, ...'ABCHMKSTZ019', 'F1', 'F4', 'F9', 'Question', 'Slash', 'NumpadAdd');
const combination = fc
  .record({ held: fc.subarray([...modifiers]), key })
  .map(writeCombination)
  .filter((text) => readCombination(text) !== null);
const action = fc.constantFrom(...actionIds);
const startKeys = fc.constantFrom(...actionIds.flatMap((each) => platforms.flatMap((p) => actions[each].keys[p])));
const change: fc.Arbitrary<KeyChange> = fc.oneof(
  fc.record({
    kind: fc.constant('set' as const),
    action,
    combination: fc.oneof(combination, startKeys),
    holder: fc.constantFrom('loses' as const, 'swaps' as const),
  }),
  fc.record({ kind: fc.constant('clear' as const), action }),
  fc.record({ kind: fc.constant('toStart' as const), action }),
  fc.record({ kind: fc.constant('allToStart' as const) }),
);

/** What a change is for; `{}` where it is refused or about all. */
function wantedBy(each: KeyChange, platform: Platform): Partial<Bindings> {
  if (each.kind === 'allToStart') return {};
  if (each.kind === 'clear') return { [each.action]: [] };
  if (each.kind === 'toStart') return { [each.action]: actions[each.action].keys[platform] };
  return refusal(each.combination, each.action, platform) === null ? { [each.action]: [each.combination] } : {};
}

describe('changing keys', () => {
  it('[KEY-14] never gives one combination to two actions, whatever is changed in whatever order', () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 40 }), fc.constantFrom(...platforms), (changed, platform) => {
        let changes: KeyChanges = {};
        for (const each of changed) {
          changes = changeKeys(changes, each, platform);
          const bindings = bindingsOf(changes, platform);
          expectSound(bindings, platform);
          expect(bindings).toMatchObject(wantedBy(each, platform));
          // What is kept reads as it was.
          expect(readKeyChanges(JSON.parse(JSON.stringify(changes)))).toEqual(changes);
        }
      }),
    );
  });
  it('[KEY-14] nor does any settings file', () => {
    const file = fc.dictionary(action, fc.array(fc.oneof(combination, startKeys), { maxLength: 2 }));
    fc.assert(
      fc.property(file, fc.constantFrom(...platforms), (changes, platform) =>
        expectSound(bindingsOf(changes, platform), platform),
      ),
    );
  });
  it('[KEY-15] takes over, or swaps', () => {
    const taken = bindingsOf(take({}, 'mute', 'H'), 'other');
    expect([taken.mute, taken.hold]).toEqual([['H'], []]);
    const swapped = bindingsOf(take({}, 'mute', 'H', 'swaps'), 'other');
    expect([swapped.mute, swapped.hold]).toEqual([['H'], ['M']]);
  });
  it('[KEY-15] does not swap to the other what the other cannot have', () => {
    // Kept as “no key”: it does not come back by itself when Ctrl+K is free again.
    expect(take({}, 'mute', 'Ctrl+K', 'swaps')).toEqual({ mute: ['Ctrl+K'], find: [] });
  });
  it('[KEY-19] gives one its first keys back, and says who has them', () => {
    const changes = take({}, 'mute', 'H');
    expect(holdersOfStart(bindingsOf(changes, 'other'), 'hold', 'other')).toEqual(['mute']);
    expect(holdersOfStart(bindingsOf(changes, 'other'), 'mute', 'other')).toEqual([]);
    const back = bindingsOf(changeKeys(changes, { kind: 'toStart', action: 'hold' }, 'other'), 'other');
    expect([back.mute, back.hold]).toEqual([[], ['H']]);
    expect(changeKeys(changes, { kind: 'allToStart' }, 'other')).toEqual({});
  });
  it('a refused combination changes nothing', () =>
    expect(take({ mute: ['J'] }, 'mute', 'Ctrl+C')).toEqual({ mute: ['J'] }));
});

describe('kept with the settings', () => {
  it('[KEY-20] an older file has the keys from the start', () =>
    expect(settings.parse({ language: 'en' }).shortcuts).toEqual({ isGlobal: false, changes: {} }));
  it.each([5, null, [], 'keys', { isGlobal: 'yes', changes: 7 }])(
    '[KEY-20] %j breaks no settings file',
    (shortcuts) => {
      const parsed = settings.parse({ language: 'en', shortcuts });
      expect(parsed.language).toBe('en');
      expect(parsed.shortcuts).toEqual({ isGlobal: false, changes: {} });
    },
  );
  it('[KEY-20] broken entries fall back one by one', () => {
    const { changes } = settings.parse({
      shortcuts: {
        isGlobal: true,
        changes: {
          mute: ['J'],
          hold: ['j'],
          swap: 'S',
          park: [1],
          transfer: ['A', 'B', 'C'],
          notAnAction: ['Q'],
          find: ['Ctrl+C'],
          callBack: [],
        },
      },
    }).shortcuts;
    expect(changes).toEqual({ mute: ['J'], find: ['Ctrl+C'], callBack: [] });
    const bindings = bindingsOf(changes, 'other');
    expect([bindings.mute, bindings.hold, bindings.find, bindings.callBack]).toEqual([['J'], ['H'], ['Ctrl+K'], []]);
  });
  it('[KEY-20] what is there twice stays with the first in the table', () => {
    const bindings = bindingsOf({ hold: ['J'], mute: ['J'] }, 'other');
    expect([bindings.mute, bindings.hold]).toEqual([['J'], ['H']]);
  });
  it('[KEY-21] a default that the person gave to another action leaves its own without', () => {
    const bindings = bindingsOf({ mute: ['H'] }, 'other');
    expect([bindings.mute, bindings.hold]).toEqual([['H'], []]);
    expect(holderOf(bindings, 'M')).toBeNull();
  });
});

describe('refused', () => {
  it.each([
    ['Tab', 'mute', 'moves'],
    ['Ctrl+Tab', 'find', 'moves'],
    ['Escape', 'end', 'moves'],
    ['ArrowDown', 'mute', 'moves'],
    ['Shift+End', 'mute', 'moves'],
    ['Backspace', 'end', 'moves'],
    ['Space', 'mute', 'presses'],
    ['Enter', 'find', 'presses'],
    ['Space', 'answer', null],
    ['Ctrl+C', 'mute', 'edits'],
    ['Ctrl+Shift+Z', 'mute', 'edits'],
    ['Ctrl+Alt+C', 'mute', null],
    ['Alt+F4', 'end', 'system'],
    ['Ctrl+W', 'end', 'system'],
    ['Ctrl+Alt+Delete', 'end', 'system'],
    ['Ctrl+Alt+F3', 'globalMute', 'system'],
    ['Meta+M', 'mute', 'system'],
    ['J', 'find', 'typesAlone'],
    ['7', 'home', 'typesAlone'],
    ['J', 'mute', null],
    ['Question', 'help', null],
    ['F7', 'find', null],
    ['M', 'globalMute', 'tooShort'],
    ['Ctrl+M', 'globalMute', 'tooShort'],
    ['F9', 'globalMute', 'tooShort'],
    ['Ctrl+F9', 'globalMute', null],
    ['Ctrl+Shift+M', 'globalMute', null],
  ] as const)('[KEY-16] [KEY-17] [KEY-23] %s for %s: %s', (text, to, why) => expect(refusal(text, to)).toBe(why));
  it.each([
    ['Meta+Q', 'system'],
    ['Meta+C', 'edits'],
    ['Ctrl+C', null],
    ['Shift+Meta+4', 'system'],
    ['Alt+Meta+M', null],
  ] as const)('[KEY-16] on a Mac %s: %s', (text, why) => expect(refusal(text, 'mute', 'mac')).toBe(why));
});

describe('in a field', () => {
  it.each([
    ['M', true],
    ['Question', true],
    ['Ctrl+Backspace', true],
    ['Ctrl+ArrowLeft', true],
    ['Ctrl+K', false],
    ['Alt+M', false],
    ['F1', false],
  ] as const)('[KEY-7] %s types or edits: %s', (text, types) => expect(typesInField(read(text), 'other')).toBe(types));
  it('[KEY-7] Option with a letter writes a character on a Mac', () => {
    expect(typesInField(read('Alt+M'), 'mac')).toBe(true);
    expect(typesInField(read('Meta+K'), 'mac')).toBe(false);
  });
});
