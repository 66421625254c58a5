import { hubPaths } from '@hearthline/protocol';
import { Value, type ReadableValue } from '@hearthline/softphone-core/value';
import type { AudioSnapshot, LineSnapshot } from '@hearthline/softphone-core/snapshot';
import type { z } from 'zod';
import { HostError } from '../problem.ts';
import type { faultCommands, FaultFinding, FaultSnapshot, FaultStep, NetworkProbe } from './faultContract.ts';
import { canLookAt, type FaultEvent, FAULTS_AT_START, transitionFaults } from './faultMachine.ts';

/** What the app around the host can look at; a browser can nothing of it. */
export interface FaultPort {
  /** Never rejects for what the network does; `notLooked` where the address is not the centre's. */
  probe(step: NetworkProbe, url: string | null): Promise<FaultFinding>;
  /** Opens the microphone in use for a moment. */
  microphone(): Promise<Extract<FaultFinding, `microphone.${string}`>>;
  copy(text: string): Promise<void>;
}

export interface FaultDeskOptions {
  readonly port: FaultPort | null;
  readonly values: {
    readonly settings: ReadableValue<{ readonly hubUrl: string }>;
    readonly line: ReadableValue<LineSnapshot>;
    readonly audio: ReadableValue<AudioSnapshot>;
  };
  readonly now: () => number;
}

/** Goes through the steps. SPEC.md. */
export class FaultDesk {
  readonly value = new Value<FaultSnapshot>(FAULTS_AT_START);
  readonly #options: FaultDeskOptions;

  constructor(options: FaultDeskOptions) {
    this.#options = options;
  }

  /** Begins; a look that is under way goes on. Rejects in a browser. */
  async find(typedHubUrl: string | null): Promise<void> {
    const { values } = this.#options;
    const port = this.port();
    if (this.value.getState().isRunning) return;
    const hubUrl = typedHubUrl ?? values.settings.getState().hubUrl;
    const phoneUrl = values.line.getState().serverUrl;
    this.#on({ kind: 'started', hubHost: hostOf(hubUrl), phoneHost: hostOf(phoneUrl) });
    for (const { id } of FAULTS_AT_START.steps) {
      this.#on({ kind: 'began', id });
      const isOpen = canLookAt(id, this.value.getState());
      const finding = isOpen ? await this.#look(port, id, { hubUrl, phoneUrl }) : 'notLooked';
      this.#on({ kind: 'found', id, finding, at: this.#options.now() });
    }
  }

  port(): FaultPort {
    if (this.#options.port === null) throw new HostError('app.refused');
    return this.#options.port;
  }

  async #look(
    port: FaultPort,
    id: FaultStep,
    { hubUrl, phoneUrl }: { hubUrl: string; phoneUrl: string | null },
  ): Promise<FaultFinding> {
    if (id === 'microphone') return port.microphone();
    if (id === 'headset') return headsetIn(this.#options.values.audio.getState());
    if (id === 'phone') return phoneUrl === null ? 'phone.unknown' : port.probe(id, phoneUrl);
    if (id === 'network' || id === 'router') return port.probe(id, null);
    return port.probe(id, id === 'socket' ? socketOf(hubUrl) : hubUrl);
  }

  #on(event: FaultEvent): void {
    this.value.set(transitionFaults(this.value.getState(), event));
  }
}

/** The microphone was opened just before, so that devices have been told. */
export function headsetIn({ microphones, speakers, chosen }: AudioSnapshot): FaultFinding {
  if (microphones.length === 0 || speakers.length === 0) return 'headset.none';
  const isGone = (id: string | null, devices: readonly { id: string }[]): boolean =>
    id !== null && !devices.some((device) => device.id === id);
  if (isGone(chosen.microphone, microphones) || isGone(chosen.speaker, speakers)) return 'headset.gone';
  return chosen.microphone === null ? 'headset.notChosen' : 'headset.fine';
}

const socketOf = (hubUrl: string): string =>
  URL.canParse(hubPaths.socket, hubUrl) ? new URL(hubPaths.socket, hubUrl).href : hubUrl;

const hostOf = (url: string | null): string | null => (url !== null && URL.canParse(url) ? new URL(url).host : null);

type Table = typeof faultCommands;

export const faultCommandsOf = (
  desk: () => FaultDesk,
): { [N in keyof Table]: (input: z.infer<Table[N]['input']>) => Promise<void> } => ({
  findFault: ({ hubUrl }) => desk().find(hubUrl),
  copyText: ({ text }) => desk().port().copy(text),
});
