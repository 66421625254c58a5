import type { Logger } from 'pino';
import type { Clock } from '../../clock.ts';
import type { AmiClient } from '../ami/amiClient.ts';
import type { AmiEvent } from '../ami/amiEvents.ts';
import { unlessRefused } from '../ami/refusal.ts';
import { extensionOfChannel, isVoiceLeg, liveChannels, type LiveChannel } from '../ownChannel.ts';
import type { LinkSeen } from '../../session/streams.ts';
import { PhoneLives } from './phoneLives.ts';
import { LOOK_EVERY_MS, transition, voiceWatch, type VoiceWatch } from './voiceWatch.ts';

interface Ports {
  readonly ami: Pick<AmiClient, 'action' | 'list'>;
  readonly clock: Clock;
  readonly log: Logger;
  /** How the hub hears of an operator's app, by her SIP id. */
  readonly linkOf: (operator: string) => LinkSeen;
}

interface Watched {
  /** The phone's SIP id, as the PBX's contacts and the dialplan name it. */
  readonly operator: string;
  /** Which program of hers had the call. */
  readonly life: string;
  watch: VoiceWatch;
  cancelLook: () => void;
}

/**
 * A call outlives the operator's app: when a phone dies in a call, whoever it talked to is sent to the dialplan's
 * `hearthline-rescue`, which gives the call back or puts the customer first in the queue. SPEC: pbx/SPEC.md RESCUE-n.
 */
export class Rescue {
  readonly #ports: Ports;
  readonly #lives: PhoneLives;
  /** By the name of the phone's channel. */
  readonly #watched = new Map<string, Watched>();
  /** Callers who wait for their operator: her queue call is not over. */
  readonly #held = new Set<string>();

  constructor(ports: Ports) {
    this.#ports = ports;
    this.#lives = new PhoneLives(ports.linkOf);
  }

  /** [RESCUE-5] True while this caller waits to be given back, or talks again after that. */
  holds(callId: string): boolean {
    return this.#held.has(callId);
  }

  take(event: AmiEvent): void {
    if (event.Event === 'ContactStatus') this.#contactChanged(event);
    else if (event.Event === 'UserEvent' && event.UserEvent === 'HearthlineRescue' && event.State === 'notBack') {
      if (event.CallId !== undefined) this.#held.delete(event.CallId);
    }
  }

  callEnded(callId: string): void {
    this.#held.delete(callId);
  }

  stop(): void {
    for (const { cancelLook } of this.#watched.values()) cancelLook();
    this.#watched.clear();
  }

  #contactChanged(event: Extract<AmiEvent, { Event: 'ContactStatus' }>): void {
    const life = this.#lives.take(event);
    if (life === null) return;
    const { AOR: operator } = event;
    this.#begin(operator, life).catch((error: unknown) =>
      this.#ports.log.warn({ err: error, operator }, 'a phone that went away could not be watched'),
    );
  }

  /** [RESCUE-1] */
  async #begin(operator: string, life: string): Promise<void> {
    for (const { name, uniqueId } of await this.#channels()) {
      if (extensionOfChannel(name) !== operator || isVoiceLeg(uniqueId) || this.#watched.has(name)) continue;
      const packets = await this.#packetsFrom(name);
      if (packets === null || this.#watched.has(name)) continue;
      const watch = voiceWatch({ at: this.#ports.clock.now(), packets });
      const watched: Watched = { operator, life, watch, cancelLook: () => {} };
      this.#watched.set(name, watched);
      this.#lookLater(name, watched);
    }
  }

  #lookLater(channel: string, watched: Watched): void {
    watched.cancelLook = this.#ports.clock.after(LOOK_EVERY_MS, () => {
      this.#look(channel, watched).catch((error: unknown) => {
        this.#watched.delete(channel);
        this.#ports.log.warn({ err: error, channel }, 'a phone that went away could not be watched on');
      });
    });
  }

  async #look(channel: string, watched: Watched): Promise<void> {
    const packets = await this.#packetsFrom(channel);
    if (packets === null) {
      this.#watched.delete(channel);
      return;
    }
    const phone = this.#lives.phone(watched.operator, watched.life);
    watched.watch = transition(watched.watch, { at: this.#ports.clock.now(), packets, phone });
    if (watched.watch.kind === 'watching') return this.#lookLater(channel, watched);
    this.#watched.delete(channel);
    if (watched.watch.kind === 'dead') await this.#rescueFrom(channel, watched.operator);
  }

  /** [RESCUE-4] */
  async #rescueFrom(channel: string, operator: string): Promise<void> {
    const { ami, log } = this.#ports;
    const channels = await this.#channels();
    const bridge = channels.find(({ name }) => name === channel)?.bridgeId ?? '';
    const others = channels.filter((one) => one.name !== channel && bridge !== '' && one.bridgeId === bridge);
    const [peer] = others;
    log.warn({ operator, others: others.length }, 'a phone died in a call');
    // Of three or more nobody is left alone: they talk on without her.
    if (peer !== undefined && others.length === 1) {
      this.#held.add(peer.uniqueId);
      await ami.action({
        ...{ Action: 'Redirect', Channel: peer.name },
        ...{ Context: 'hearthline-rescue', Exten: operator, Priority: '1' },
      });
    }
    await unlessRefused(ami.action({ Action: 'Hangup', Channel: channel }));
  }

  async #channels(): Promise<LiveChannel[]> {
    return (await liveChannels(this.#ports.ami)).filter(({ state }) => state === 'Up');
  }

  /** RTP packets the PBX got from there; null: the channel is gone. */
  async #packetsFrom(Channel: string): Promise<number | null> {
    const answer = await unlessRefused(
      this.#ports.ami.action({ Action: 'Getvar', Channel, Variable: 'CHANNEL(rtcp,rxcount,audio)' }),
    );
    const packets = Number.parseInt(answer?.['Value'] ?? '', 10);
    return Number.isFinite(packets) ? packets : null;
  }
}
