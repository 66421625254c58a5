/** Everything a key can do: one line each. The order is that of the card in the settings. */
import { z } from 'zod';
import type { Platform } from './combination.ts';

export const actionGroups = ['call', 'state', 'go', 'screens', 'global'] as const;
export type ActionGroup = (typeof actionGroups)[number];

interface Action {
  readonly group: ActionGroup;
  /** The keys it has from the start; at most two. */
  readonly keys: Readonly<Record<Platform, readonly string[]>>;
}

const of = (group: ActionGroup, other: readonly string[], mac = other): Action => ({ group, keys: { other, mac } });

const table = {
  answer: of('call', ['Space', 'Enter']),
  end: of('call', ['Ctrl+Backspace'], ['Meta+Backspace']),
  mute: of('call', ['M']),
  hold: of('call', ['H']),
  keypad: of('call', ['K']),
  transfer: of('call', ['T']),
  swap: of('call', ['S']),
  addParty: of('call', ['A']),
  park: of('call', ['P']),
  callBack: of('call', ['B']),
  pauseRecording: of('call', ['R']),
  ready: of('state', ['Alt+R'], ['Shift+Meta+R']),
  takeBreak: of('state', ['Alt+N'], ['Shift+Meta+N']),
  takeMeal: of('state', []),
  finishWrapUp: of('state', ['Alt+W'], ['Shift+Meta+E']),
  askForHelp: of('state', ['Alt+H'], ['Shift+Meta+H']),
  find: of('go', ['Ctrl+K'], ['Meta+K']),
  dial: of('go', ['Alt+D'], ['Meta+D']),
  focusCall: of('go', ['Alt+C'], ['Shift+Meta+C']),
  mini: of('go', ['Alt+M'], ['Shift+Meta+M']),
  help: of('go', ['F1', 'Question']),
  home: of('screens', ['Alt+1'], ['Meta+1']),
  phone: of('screens', ['Alt+2'], ['Meta+2']),
  history: of('screens', ['Alt+3'], ['Meta+3']),
  messages: of('screens', ['Alt+4'], ['Meta+4']),
  callbacks: of('screens', ['Alt+5'], ['Meta+5']),
  contacts: of('screens', ['Alt+6'], ['Meta+6']),
  team: of('screens', ['Alt+7'], ['Meta+7']),
  points: of('screens', ['Alt+8'], ['Meta+8']),
  announcements: of('screens', ['Alt+9'], ['Meta+9']),
  activities: of('screens', ['Alt+A'], ['Shift+Meta+A']),
  settings: of('screens', ['Alt+0'], ['Meta+0']),
  chat: of('screens', ['Alt+T'], ['Shift+Meta+T']),
  broadcast: of('screens', ['Alt+B'], ['Shift+Meta+B']),
  readiness: of('screens', []),
  soundTest: of('screens', []),
  faults: of('screens', []),
  globalAnswer: of('global', ['Ctrl+Alt+Y'], ['Ctrl+Meta+Y']),
  globalEnd: of('global', ['Ctrl+Alt+N'], ['Ctrl+Meta+N']),
  globalMute: of('global', ['Ctrl+Alt+M'], ['Ctrl+Meta+M']),
  globalHold: of('global', ['Ctrl+Alt+H'], ['Ctrl+Meta+H']),
  globalShow: of('global', ['Ctrl+Alt+O'], ['Ctrl+Meta+O']),
} as const satisfies Record<string, Action>;

export type ActionId = keyof typeof table;
export const actions: Readonly<Record<ActionId, Action>> = table;
export const actionIds = Object.keys(table) as ActionId[];
export const isActionId = (name: string): name is ActionId => Object.hasOwn(table, name);

/** [KEY-23] What works while another program is in front. */
export const globalActions = ['globalAnswer', 'globalEnd', 'globalMute', 'globalHold', 'globalShow'] as const;
export const globalAction = z.enum(globalActions);
export type GlobalAction = z.infer<typeof globalAction>;
