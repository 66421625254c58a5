import type { AgentState, AgentStateTarget, Presence } from '@hearthline/protocol';
import type { Words } from '../../app/words/index.ts';
import type { Tone } from '../../components/tone.ts';

export interface StateFace {
  readonly tone: Tone;
  readonly word: string;
  /** Hub clock; null where no timer makes sense. */
  readonly since: number | null;
}

/** How an agent state looks: one tone and one word, the same in the top bar, the team and the floor. */
export const stateFace = (state: AgentState, w: Words): StateFace => {
  switch (state.kind) {
    case 'signedOut':
      return { tone: 'off', word: w.state.signedOut, since: null };
    case 'notReady':
      return {
        tone: state.reason === 'notResponding' ? 'act' : 'wait',
        word: w.state.notReady[state.reason],
        since: state.since,
      };
    case 'ready':
      return { tone: 'ready', word: w.state.ready, since: state.since };
    case 'offered':
      return { tone: 'act', word: w.state.offered, since: state.since };
    case 'talking':
      return { tone: 'live', word: w.state.talking, since: state.since };
    case 'wrapUp':
      return { tone: 'wait', word: w.state.wrapUp, since: state.since };
  }
};

/** How a colleague looks. Somebody whose Hearthline is gone is offline, but a call of theirs is still a call. */
export const presenceFace = (presence: Presence | undefined, w: Words): StateFace => {
  if (presence === undefined) return { tone: 'off', word: w.state.offline, since: null };
  const state = presence.agentState;
  if (presence.isOnMobile === true)
    return { tone: 'live', word: w.mobile.talking, since: state?.since ?? presence.since };
  if (state !== null && (presence.isOnline || state.kind === 'talking')) {
    if (state.kind !== 'signedOut') return stateFace(state, w);
  }
  if (!presence.isOnline) return { tone: 'off', word: w.state.offline, since: null };
  if (state === null) return { tone: 'ready', word: w.state.online, since: null };
  return stateFace(state, w);
};

/** On shift: online, and in the queues or leading. */
export const isOnDuty = (presence: Presence | undefined): boolean =>
  presence !== undefined && presence.isOnline && presence.agentState?.kind !== 'signedOut';

export const targetWord = (target: AgentStateTarget, w: Words): string =>
  target.kind === 'ready' ? w.state.ready : w.state.notReady[target.reason];
