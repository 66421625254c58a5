/** Scenes of calls: ringing, talking, several at once, handed on, over. */
import { full, inCall, mine, op, ready } from './hosts.ts';
import { of, type Make } from './scene.ts';
import { lineHistory, withCuts } from './lineHistory.ts';
import { NOW, people, SECOND } from './people.ts';
import { call, consulting, heldOther, poorQuality, talking, transferring } from './telephony.ts';

export const callScenes = {
  ringing: of('phone', (l) =>
    op(l, {
      agentState: mine({ kind: 'offered', since: NOW - 4 * SECOND, callId: 'c', queue: 'q' }),
      calls: [call(l, { kind: 'ringingHere' })],
    }),
  ),
  ringingToday: of('today', (l) => op(l, { agentState: ready, calls: [call(l, { kind: 'ringingHere' })] })),
  talking: of('phone', (l) => op(l, { agentState: inCall, calls: [talking(l), heldOther(l)] })),
  talkingToday: of('today', (l) =>
    op(l, { agentState: { ...inCall, pending: { kind: 'notReady', reason: 'break' } }, calls: [talking(l)] }),
  ),
  talkingPoor: of('phone', (l) =>
    op(l, {
      agentState: inCall,
      calls: [talking(l, { quality: poorQuality, warnings: ['loss', 'jitter'] })],
      notices: [{ id: 'n', code: 'pbx.unreachable', at: NOW }],
    }),
  ),
  talkingCut: of('phone', (l) => {
    const calls = [talking(l, { quality: poorQuality, warnings: ['loss'] })];
    return op(l, { agentState: inCall, calls, qualityHistory: withCuts(calls.flatMap(lineHistory)) });
  }),
  muted: of('phone', (l) => op(l, { agentState: inCall, calls: [talking(l, { isMuted: true })] })),
  held: of('phone', (l) =>
    op(l, {
      agentState: inCall,
      calls: [
        talking(l, {
          state: {
            kind: 'talking',
            since: NOW - 267 * SECOND,
            hold: 'here',
            heldSince: NOW - 21 * SECOND,
            isHoldPending: false,
          },
        }),
      ],
    }),
  ),
  secondCall: of('phone', (l) =>
    op(l, { agentState: inCall, calls: [talking(l), call(l, { kind: 'ringingHere' }, { id: 'call-3' })] }),
  ),
  consulting: of('phone', (l) => op(l, { agentState: inCall, calls: consulting(l) })),
  transferring: of('phone', (l) => op(l, { agentState: inCall, calls: [transferring(l)] })),
  transferFailed: of('phone', (l) =>
    op(l, {
      agentState: inCall,
      calls: [
        talking(l, {
          isGivenBack: true,
          transfer: { kind: 'failed', to: people(l, false)[4]?.extension ?? '', problem: 'busy' },
        }),
      ],
    }),
  ),
  transferred: of('phone', (l) =>
    op(l, {
      agentState: ready,
      calls: [call(l, { kind: 'ended', at: NOW, reason: 'transferred', talkedMs: 267 * SECOND })],
    }),
  ),
  takenOver: of('phone', (l) =>
    op(l, {
      agentState: inCall,
      calls: [
        talking(l, {
          isAnsweredByItself: true,
          takenFrom: { place: 'phone', number: people(l, false)[4]?.extension ?? '' },
        }),
      ],
    }),
  ),
  takenFromPark: of('phone', (l) =>
    op(l, {
      agentState: inCall,
      calls: [
        talking(l, {
          isAnsweredByItself: true,
          takenFrom: { place: 'park', number: people(l, false)[5]?.extension ?? '' },
        }),
      ],
    }),
  ),
  answeredElsewhere: of('phone', (l) =>
    op(l, {
      agentState: ready,
      calls: [call(l, { kind: 'ended', at: NOW, reason: 'answeredElsewhere', talkedMs: 0 })],
    }),
  ),
  answeredItself: of('phone', (l) =>
    op(l, { agentState: inCall, calls: [talking(l, { isAnsweredByItself: true, digitsReceived: '110#' })] }),
  ),
  callFull: of('phone', (l) =>
    full(l, {
      agentState: inCall,
      calls: [
        talking(l, { peerName: people(l, true)[5]?.name ?? null }),
        { ...heldOther(l), peerName: people(l, true)[6]?.name ?? null },
      ],
    }),
  ),
  saving: of('phone', (l) =>
    op(l, {
      agentState: inCall,
      calls: [talking(l, { quality: { ...poorQuality, voiceMode: 'saving' }, warnings: ['roundTrip'] })],
    }),
  ),
  dialling: of('phone', (l) =>
    op(l, {
      calls: [
        call(
          l,
          { kind: 'ringingThere', hasEarlyMedia: false },
          { direction: 'out', queue: null, peerName: null, peerNumber: '1004' },
        ),
      ],
    }),
  ),
  ended: of('phone', (l) =>
    op(l, {
      agentState: ready,
      calls: [call(l, { kind: 'ended', at: NOW, reason: 'hungUpThere', talkedMs: 267 * SECOND })],
    }),
  ),
} satisfies Record<string, Make>;
