/** Scenes of a leader who speaks live, and of those who hear her. */
import type { VoiceBroadcast, VoiceListenerState, VoiceOffer } from '@hearthline/protocol';
import type { Language } from '../host/index.ts';
import { full, inCall, lead, op, ready, unknown, connecting, waiting } from './hosts.ts';
import { of } from './scene.ts';
import { MINUTE, NOW, people, SECOND } from './people.ts';
import type { HostState } from './state.ts';
import { goodLine, talking } from './telephony.ts';

const nameOf = (l: Language) => (l === 'en' ? 'Mo Lead' : '刘组长');
const offer = (l: Language, more: Partial<VoiceOffer> = {}): VoiceOffer => ({
  ...{ broadcastId: 'voice1', byId: 'p11', byName: nameOf(l), since: NOW - MINUTE },
  ...{ state: 'offered', joinsAt: NOW + 7 * SECOND },
  ...more,
});
const states: readonly VoiceListenerState[] = [
  ...(['listening', 'listening', 'listening', 'joining', 'offered', 'inCall', 'inCall'] as const),
  ...(['notNow', 'left', 'resting', 'away', 'listening'] as const),
];
const broadcast = (l: Language, count: number): VoiceBroadcast => ({
  ...{ id: 'voice1', audience: { kind: 'unit', unitId: 'g2' }, since: NOW - 4 * MINUTE, endsAt: NOW + 26 * MINUTE },
  lineLostAt: null,
  listeners: people(l, count > 12)
    .slice(0, count)
    .map(({ id }, index) => ({ personId: id, state: states[index % states.length] ?? 'away', since: NOW })),
});
const leg = (l: Language, role: 'speaker' | 'listener', isMuted: boolean) =>
  talking(l, { broadcast: { role, broadcastId: 'voice1' }, isMuted, queue: null, peerName: nameOf(l) });
/** She sits at a desktop with a phone. */
const speaker = (l: Language, change: Partial<HostState> = {}): HostState =>
  lead(l, {
    app: { version: '0.1.0', kind: 'desktop', hasPhone: true, keepsSecrets: true },
    line: goodLine,
    agentState: ready,
    ...change,
  });

export const voiceScenes = {
  voiceOffered: of('today', (l) => op(l, { agentState: ready, voiceOffers: [offer(l)] })),
  voiceCustomersWait: of('phone', (l) =>
    op(l, { agentState: ready, voiceOffers: [offer(l, { joinsAt: NOW - SECOND })] }),
  ),
  voiceListening: of('today', (l) =>
    op(l, {
      agentState: ready,
      voiceOffers: [offer(l, { state: 'listening', joinsAt: null })],
      broadcastLeg: leg(l, 'listener', true),
    }),
  ),
  voiceNotNow: of('today', (l) =>
    op(l, { agentState: ready, voiceOffers: [offer(l, { state: 'notNow', joinsAt: null })] }),
  ),
  voiceOffline: of('today', (l) => op(l, { hubLink: waiting, agentState: ready, voiceOffers: [offer(l)] })),
  voiceInCall: of('phone', (l) => op(l, { agentState: inCall, calls: [talking(l)], voiceOffers: [offer(l)] })),
  voiceListeningFull: of('today', (l) =>
    full(l, { agentState: ready, broadcastLeg: leg(l, 'listener', true), hubLink: waiting }),
  ),
  speakBegin: of('broadcast', (l) => speaker(l)),
  speakNoPhone: of('broadcast', (l) => lead(l)),
  speakOffline: of('broadcast', (l) => speaker(l, { hubLink: waiting })),
  speakLoading: of('broadcast', (l) => unknown(speaker(l), connecting)),
  speaking: of('broadcast', (l) =>
    speaker(l, { voiceBroadcasts: [broadcast(l, 12)], broadcastLeg: leg(l, 'speaker', false) }),
  ),
  speakingFull: of('broadcast', (l) =>
    speaker(l, {
      people: people(l, true),
      voiceBroadcasts: [{ ...broadcast(l, 50), lineLostAt: NOW - 3 * SECOND }],
      broadcastLeg: leg(l, 'speaker', true),
    }),
  ),
  speakingNobody: of('broadcast', (l) =>
    speaker(l, { voiceBroadcasts: [broadcast(l, 0)], broadcastLeg: leg(l, 'speaker', false) }),
  ),
};
