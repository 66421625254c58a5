/** What is plugged in, as the platform lists it, and which of it is used. Pure. SPEC.md, RANK and PLUG. */
import { bestMatch, patternOf, pickDevice, PSEUDO_IDS } from './deviceRanking.ts';
import type { AudioDevice, DeviceRanking, DeviceRole, Takeover } from './deviceState.ts';

export interface RawDevice extends AudioDevice {
  readonly kind: 'audioinput' | 'audiooutput';
}

interface SystemChoice {
  /** What it is opened by; null: the default. */
  readonly id: string | null;
  /** The device behind it, where the platform tells. */
  readonly label: string | null;
}

export interface Listed {
  readonly microphones: readonly AudioDevice[];
  readonly speakers: readonly AudioDevice[];
  readonly system: Readonly<Record<DeviceRole, SystemChoice>>;
}

export const NOTHING_LISTED: Listed = {
  microphones: [],
  speakers: [],
  system: {
    microphone: { id: null, label: null },
    speaker: { id: null, label: null },
    ringer: { id: null, label: null },
  },
};

/** [RANK-8] Calls follow the communications device of Windows, the ringer its default one. */
export function listedOf(raw: readonly RawDevice[]): Listed {
  const inputs = raw.filter(({ kind }) => kind === 'audioinput');
  const outputs = raw.filter(({ kind }) => kind === 'audiooutput');
  return {
    microphones: realOf(inputs),
    speakers: realOf(outputs),
    system: {
      microphone: systemOf(inputs, ['communications', 'default']),
      speaker: systemOf(outputs, ['communications', 'default']),
      ringer: systemOf(outputs, ['default']),
    },
  };
}

/** Pseudo devices are no devices, except where the platform tells no others. */
function realOf(devices: readonly RawDevice[]): AudioDevice[] {
  const real = devices.filter(({ id }) => !PSEUDO_IDS.includes(id));
  return (real.length > 0 ? real : devices).map(({ id, label }) => ({ id, label }));
}

function systemOf(devices: readonly RawDevice[], ids: readonly string[]): SystemChoice {
  const pseudo = ids.flatMap((wanted) => devices.filter(({ id }) => id === wanted)).at(0);
  const real = realOf(devices);
  // "Default - Headset (Jabra)", in the system's language: what is behind it comes last.
  const behind = real.find(({ id, label }) => label !== '' && id !== pseudo?.id && pseudo?.label.endsWith(label));
  const label = behind?.label ?? (real.length === 1 ? real[0]?.label : undefined) ?? '';
  return { id: pseudo?.id === 'communications' ? 'communications' : null, label: label === '' ? null : label };
}

export type InUse = Readonly<Record<DeviceRole, string | null>>;

export interface Seating {
  readonly inUse: InUse;
  /** As the system calls them; null: the system's, and it does not tell which. */
  readonly usedNow: Readonly<Record<DeviceRole, string | null>>;
  /** What is ranked first: its id, the one it had when it is not here, null for the system's. */
  readonly chosen: InUse;
}

/** [RANK-7] */
export function seatingOf(listed: Listed, ranking: DeviceRanking, avoid: ReadonlySet<string>): Seating {
  const devicesFor = (role: DeviceRole): readonly AudioDevice[] =>
    role === 'microphone' ? listed.microphones : listed.speakers;
  const used = (role: DeviceRole): string | null =>
    pickDevice({ list: ranking[role], devices: devicesFor(role), avoid, systemId: listed.system[role].id });
  const inUse = eachRole(used);
  return {
    inUse,
    usedNow: eachRole((role) => {
      const device = devicesFor(role).find(({ id }) => id === inUse[role]);
      return device === undefined ? listed.system[role].label : device.label;
    }),
    chosen: eachRole((role) => {
      const [first] = ranking[role];
      return first === undefined || first.kind === 'system' ? null : first.lastId;
    }),
  };
}

export const ROLES: readonly DeviceRole[] = ['microphone', 'speaker', 'ringer'];

const eachRole = <T>(of: (role: DeviceRole) => T): Record<DeviceRole, T> => ({
  microphone: of('microphone'),
  speaker: of('speaker'),
  ringer: of('ringer'),
});

/** Whether what the system's own choice stands for is another device than before: what was opened by it must be opened anew. */
export const isSystemMoved = (before: Listed, now: Listed, role: DeviceRole): boolean =>
  before.system[role].id !== now.system[role].id ||
  (before.system[role].label !== null && before.system[role].label !== now.system[role].label);

/** [PLUG-7] What to tell of the change; null: nothing that anybody would notice. */
export function takeoverOf(
  before: { readonly listed: Listed; readonly seating: Seating },
  now: { readonly listed: Listed; readonly seating: Seating; readonly refused: ReadonlySet<string> },
  { at, last }: { readonly at: number; readonly last: Takeover | null },
): Takeover | null {
  const changed = ROLES.filter((role) => {
    const [from, to] = [before.seating.usedNow[role], now.seating.usedNow[role]];
    // The system's choice as before, of which more or less is told now.
    const isUntold = before.seating.inUse[role] === now.seating.inUse[role] && (from === null || to === null);
    return from !== to && !isUntold;
  });
  if (changed.length === 0) return null;
  const isHere = (label: string | null): boolean =>
    [...now.listed.microphones, ...now.listed.speakers].some((device) => device.label === label);
  const wasRefused = changed.some((role) => now.refused.has(before.seating.inUse[role] ?? ''));
  const isGone = changed.some((role) => before.seating.usedNow[role] !== null && !isHere(before.seating.usedNow[role]));
  const why = isGone ? 'gone' : wasRefused ? 'refused' : 'back';
  // A headset's parts may go one after another: one takeover for the person.
  const isSame = last !== null && last.why === why && at - last.at < ONE_TAKEOVER_MS;
  const earlier = isSame ? last.changes.filter(({ role }) => !changed.includes(role)) : [];
  return {
    ...{ at, why },
    changes: [
      ...earlier,
      ...changed.map((role) => ({ role, from: before.seating.usedNow[role], to: now.seating.usedNow[role] })),
    ].sort((a, b) => ROLES.indexOf(a.role) - ROLES.indexOf(b.role)),
  };
}

/** [PLUG-7] */
const ONE_TAKEOVER_MS = 3_000;

/** What the devices of one headset have in common: its USB id, or what the system puts in brackets. */
const familyOf = (label: string): string | null => {
  const { name, usbId } = patternOf(label);
  return usbId ?? /\(([^()]+)\)$/.exec(name)?.[1] ?? null;
};

/** [MIC-6] She listens with a headset that has a microphone, and another one is used, which she did not rank first. */
export function isMicrophoneWrong(
  { microphones }: Listed,
  { usedNow, ranking }: { readonly usedNow: Seating['usedNow']; readonly ranking: DeviceRanking },
): boolean {
  const [heard, spoken] = [usedNow.speaker, usedNow.microphone];
  if (heard === null || spoken === null) return false;
  const family = familyOf(heard);
  if (family === null || familyOf(spoken) === family) return false;
  const [first] = ranking.microphone;
  const used = microphones.find(({ label }) => label === spoken);
  if (first !== undefined && used !== undefined && bestMatch(first, [used]) !== null) return false;
  return microphones.some(({ label }) => familyOf(label) === family);
}
