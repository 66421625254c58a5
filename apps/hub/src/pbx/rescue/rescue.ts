import type { Logger } from 'pino';
import type { Clock } from '../../clock.ts';
import { type AmiClient, AmiRefusal } from '../ami/amiClient.ts';
import { channelItem, type AmiEvent } from '../ami/amiEvents.ts';
import { LOOK_EVERY_MS, transition, voiceWatch, type VoiceWatch } from './voiceWatch.ts';

interface Ports {
  readonly ami: Pick<AmiClient, 'action' | 'list'>;
  readonly clock: Clock;
  readonly log: Logger;
}

interface Watched {
  /** The phone's SIP id, as the PBX's contacts and the dialplan name it. */
  readonly operator: string;
  watch: VoiceWatch;
  cancelLook: () => void;
}

/**
 * A call outlives the operator's app: when a phone dies in a call, whoever it talked to is sent to the dialplan's
 * `hearthline-rescue`, which gives the call back or puts the customer first in the queue. SPEC: pbx/SPEC.md RESCUE-n.
 */
export class Rescue {
  readonly #ports: Ports;
  readonly #registered = new Map<string, boolean>();
  /** By the name of the phone's channel. */
  readonly #watched = new Map<string, Watched>();
  /** Callers who wait for their operator: her queue call is not over. */
  readonly #held = new Set<string>();

  constructor(ports: Ports) {
    this.#ports = ports;
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

  #contactChanged({ AOR: operator, ContactStatus: status }: Extract<AmiEvent, { Event: 'ContactStatus' }>): void {
    const isRegistered = status !== 'Removed' && status !== 'Unreachable';
    this.#registered.set(operator, isRegistered);
    if (isRegistered) return;
    this.#begin(operator).catch((error: unknown) =>
      this.#ports.log.warn({ err: error, operator }, 'a phone that went away could not be watched'),
    );
  }

  /** [RESCUE-1] */
  async #begin(operator: string): Promise<void> {
    for (const { Channel } of await this.#channels()) {
      const isOwn = Channel.startsWith(`PJSIP/${operator}-`);
      if (!isOwn || this.#watched.has(Channel)) continue;
      const packets = await this.#packetsFrom(Channel);
      if (packets === null || this.#watched.has(Channel)) continue;
      const watched = { operator, watch: voiceWatch({ at: this.#ports.clock.now(), packets }), cancelLook: () => {} };
      this.#watched.set(Channel, watched);
      this.#lookLater(Channel, watched);
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
    const isRegistered = this.#registered.get(watched.operator) ?? true;
    watched.watch = transition(watched.watch, { at: this.#ports.clock.now(), packets, isRegistered });
    if (watched.watch.kind === 'watching') return this.#lookLater(channel, watched);
    this.#watched.delete(channel);
    if (watched.watch.kind === 'dead') await this.#rescueFrom(channel, watched.operator);
  }

  /** [RESCUE-4] */
  async #rescueFrom(channel: string, operator: string): Promise<void> {
    const { ami, log } = this.#ports;
    const channels = await this.#channels();
    const bridge = channels.find((one) => one.Channel === channel)?.BridgeId ?? '';
    const others = channels.filter((one) => one.Channel !== channel && bridge !== '' && one.BridgeId === bridge);
    const [peer] = others;
    log.warn({ operator, others: others.length }, 'a phone died in a call');
    // Of three or more nobody is left alone: they talk on without her.
    if (peer !== undefined && others.length === 1) {
      this.#held.add(peer.Uniqueid);
      await ami.action({
        ...{ Action: 'Redirect', Channel: peer.Channel },
        ...{ Context: 'hearthline-rescue', Exten: operator, Priority: '1' },
      });
    }
    await unlessGone(ami.action({ Action: 'Hangup', Channel: channel }));
  }

  async #channels() {
    const items = await this.#ports.ami.list({ Action: 'CoreShowChannels' });
    return items.flatMap((item) => {
      const channel = channelItem.safeParse(item).data;
      return channel?.ChannelStateDesc === 'Up' ? [channel] : [];
    });
  }

  /** RTP packets the PBX got from there; null: the channel is gone. */
  async #packetsFrom(Channel: string): Promise<number | null> {
    const answer = await unlessGone(
      this.#ports.ami.action({ Action: 'Getvar', Channel, Variable: 'CHANNEL(rtcp,rxcount,audio)' }),
    );
    const packets = Number.parseInt(answer?.['Value'] ?? '', 10);
    return Number.isFinite(packets) ? packets : null;
  }
}

/** Null where the PBX says there is no such channel any more. */
async function unlessGone<T>(asked: Promise<T>): Promise<T | null> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof AmiRefusal) return null;
    throw error;
  }
}
