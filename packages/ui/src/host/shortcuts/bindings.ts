import { actionIds, actions, isActionId, type ActionId } from './actions.ts';
import { readCombination, type Platform } from './combination.ts';
import { refusalOf } from './refusals.ts';

/** What each action is reached by now, each combination at most once. */
export type Bindings = Readonly<Record<ActionId, readonly string[]>>;
/** What the person has changed; an action that is not named has its keys from the start. */
export type KeyChanges = Readonly<Partial<Record<ActionId, readonly string[]>>>;

export type KeyChange =
  | {
      readonly kind: 'set';
      readonly action: ActionId;
      readonly combination: string;
      /** What becomes of the action that has it now: it loses it, or gets what this one had. */
      readonly holder: 'loses' | 'swaps';
    }
  | { readonly kind: 'clear'; readonly action: ActionId }
  | { readonly kind: 'toStart'; readonly action: ActionId }
  | { readonly kind: 'allToStart' };

const MAX_KEYS = 2;

/** A combination of this action's that can be read and is not refused. */
const isUsable = (text: string, action: ActionId, platform: Platform): boolean => {
  const combination = readCombination(text);
  return combination !== null && refusalOf(combination, action, platform) === null;
};

/** [KEY-14] [KEY-20] [KEY-21] What was chosen first, in the table's order; then what the app brings, as far as it is free. */
export function bindingsOf(changes: KeyChanges, platform: Platform): Bindings {
  const taken = new Set<string>();
  const found = new Map<ActionId, readonly string[]>();
  const give = (action: ActionId, keys: readonly string[]): void => {
    found.set(action, keys);
    for (const text of keys) taken.add(text);
  };
  for (const action of actionIds) {
    const keys = changes[action];
    const isFree = (text: string): boolean => isUsable(text, action, platform) && !taken.has(text);
    if (keys?.every(isFree) === true && new Set(keys).size === keys.length) give(action, keys);
  }
  for (const action of actionIds)
    if (!found.has(action))
      give(
        action,
        actions[action].keys[platform].filter((text) => !taken.has(text)),
      );
  return Object.fromEntries(found) as Bindings;
}

/** Who has it now; null: nobody. */
export const holderOf = (bindings: Bindings, combination: string): ActionId | null =>
  actionIds.find((action) => bindings[action].includes(combination)) ?? null;

/** [KEY-14] [KEY-15] [KEY-19] The changes after one more; a combination that is refused changes nothing. */
export function changeKeys(changes: KeyChanges, change: KeyChange, platform: Platform): KeyChanges {
  if (change.kind === 'allToStart') return {};
  const { action } = change;
  if (change.kind === 'clear') return { ...changes, [action]: [] };
  const before = bindingsOf(changes, platform);
  const wanted = change.kind === 'set' ? [change.combination] : actions[action].keys[platform];
  if (!wanted.every((text) => isUsable(text, action, platform))) return changes;
  const touched: Partial<Record<ActionId, readonly string[]>> = {};
  for (const text of wanted) {
    const holder = holderOf(before, text);
    if (holder === null || holder === action) continue;
    const kept = (touched[holder] ?? before[holder]).filter((each) => each !== text);
    const given = change.kind === 'set' && change.holder === 'swaps' ? before[action] : [];
    const usable = given.filter((each) => isUsable(each, holder, platform));
    touched[holder] = [...kept, ...usable].slice(0, MAX_KEYS);
  }
  const { [action]: _mine, ...others } = { ...changes, ...touched };
  return change.kind === 'set' ? { ...others, [action]: wanted } : others;
}

/** [KEY-15] Who has something of what an action had from the start; empty: it is free. */
export function holdersOfStart(bindings: Bindings, action: ActionId, platform: Platform): readonly ActionId[] {
  const holders = new Set(actions[action].keys[platform].map((text) => holderOf(bindings, text)));
  return actionIds.filter((each) => each !== action && holders.has(each));
}

/** Whether the person chose something else than it had from the start. */
export const isChanged = (bindings: Bindings, action: ActionId, platform: Platform): boolean =>
  bindings[action].join(' ') !== actions[action].keys[platform].join(' ');

/** [KEY-20] What of a settings file can be read. */
export function readKeyChanges(raw: unknown): KeyChanges {
  if (typeof raw !== 'object' || raw === null) return {};
  const readable = Object.entries(raw).filter(
    ([name, keys]) => isActionId(name) && Array.isArray(keys) && keys.length <= MAX_KEYS && keys.every(isReadable),
  );
  return Object.fromEntries(readable) as KeyChanges;
}

const isReadable = (text: unknown): boolean => typeof text === 'string' && readCombination(text) !== null;
