import type { AgentState } from '@hearthline/protocol';
import type { DeviceRanking, RankedDevice } from '@hearthline/softphone-core/snapshot';
import type { z } from 'zod';
import type { Host } from '../contract.ts';
import type { HostPhone } from '../hostPorts.ts';
import { takesCallersNow } from '../readiness/gate.ts';
import type { ReadinessDesk } from '../readiness/readinessDesk.ts';
import type { Settings } from '../settings.ts';
import type { soundCommands } from './soundContract.ts';

/** [SOUND-1] What was chosen by id before rankings were kept is ranked by that id; the phone finds out its name. */
export function rankingOf({ deviceRanking, devices }: Pick<Settings, 'deviceRanking' | 'devices'>): DeviceRanking {
  const one = (list: RankedDevice[], id: string | null): RankedDevice[] =>
    list.length > 0 || id === null ? list : [{ kind: 'device', label: '', usbId: null, lastId: id.slice(0, 200) }];
  return {
    microphone: one(deviceRanking.microphone, devices.microphone),
    speaker: one(deviceRanking.speaker, devices.speaker),
    ringer: one(deviceRanking.ringer, devices.ringer),
  };
}

export interface SoundDeskOptions {
  readonly phone: Pick<HostPhone, 'sound' | 'audio'>;
  readonly values: Pick<Host['values'], 'settings' | 'agentState'>;
  readonly change: (change: Partial<Settings>) => void;
}

/** Keeps the phone's sound as the person wants it, and what it learns of the devices in the settings. SPEC.md. */
export function keepSound({ phone, values, change }: SoundDeskOptions): void {
  const { sound, audio } = phone;
  const { settings, agentState } = values;
  sound.rank(rankingOf(settings.getState()));
  audio.subscribe((now, before) => {
    // [SOUND-2]
    if (now.ranking !== before.ranking)
      change({ deviceRanking: now.ranking, devices: { microphone: null, speaker: null, ringer: null } });
  });
  sound.setRinging(settings.getState().ringing);
  settings.subscribe((now, before) => {
    if (now.ringing !== before.ringing) sound.setRinging(now.ringing);
  });
  // [SOUND-3]
  const warm = (state: AgentState | null): void => sound.keepMicrophoneWarm(takesCallersNow(state));
  agentState.subscribe((now) => warm(now?.confirmed ?? null));
  warm(agentState.getState()?.confirmed ?? null);
}

type Table = typeof soundCommands;

export const soundCommandsOf = (parts: {
  phone: () => Pick<HostPhone, 'sound'>;
  readiness: () => Pick<ReadinessDesk, 'checkSound'>;
}): { [N in keyof Table]: (input: z.infer<Table[N]['input']>) => Promise<void> } => ({
  rankDevices: async (ranking) => parts.phone().sound.rank(ranking),
  putAwayTakeover: async () => parts.phone().sound.putAwayTakeover(),
  startSoundTest: async ({ part }) => parts.phone().sound.startTest(part),
  stopSoundTest: async () => parts.phone().sound.stopTest(),
  checkSound: async () => parts.readiness().checkSound(),
});
