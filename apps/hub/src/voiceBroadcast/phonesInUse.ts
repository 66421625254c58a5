import { queueStatusItem, type AmiEvent } from '../pbx/ami/amiEvents.ts';
import type { PbxConsole } from '../pbx/console.ts';
import { extensionOfChannel, isVoiceLeg, liveChannels } from '../pbx/ownChannel.ts';

/** Which phones are in a call of any kind, and which customers wait: what a listener must not stand in the way of. [LIVE-4] [LIVE-7] */
export class PhonesInUse {
  /** By extension: the unique ids of its channels, those of live broadcasts left out. */
  readonly #channels = new Map<string, Set<string>>();
  readonly #waiting = new Set<string>();

  /** Callers in all queues; one who is being offered to somebody waits still. */
  get waitingCount(): number {
    return this.#waiting.size;
  }

  isInCall(extension: string): boolean {
    return (this.#channels.get(extension)?.size ?? 0) > 0;
  }

  /** @returns whether something is another now */
  take(event: AmiEvent): boolean {
    switch (event.Event) {
      case 'QueueCallerJoin':
        this.#waiting.add(event.Uniqueid);
        return true;
      case 'QueueCallerLeave':
      case 'QueueCallerAbandon':
        return this.#waiting.delete(event.Uniqueid);
      case 'Newstate':
        return this.#add(event.Channel, event.Uniqueid);
      case 'Hangup': {
        const waited = this.#waiting.delete(event.Uniqueid);
        const channels = this.#channels.get(extensionOfChannel(event.Channel) ?? '');
        return (channels?.delete(event.Uniqueid) ?? false) || waited;
      }
      default:
        return false;
    }
  }

  /** As the PBX has it now. @throws HubError `pbx.unreachable` */
  async read(pbx: Pick<PbxConsole, 'list'>): Promise<void> {
    const [channels, items] = await Promise.all([liveChannels(pbx), pbx.list({ Action: 'QueueStatus' })]);
    this.#channels.clear();
    this.#waiting.clear();
    for (const { name, uniqueId } of channels) this.#add(name, uniqueId);
    for (const item of items) {
      const entry = queueStatusItem.safeParse(item).data;
      if (entry?.Event === 'QueueEntry') this.#waiting.add(entry.Uniqueid);
    }
  }

  #add(channel: string, uniqueId: string): boolean {
    const extension = extensionOfChannel(channel);
    if (extension === null || isVoiceLeg(uniqueId)) return false;
    const known = this.#channels.get(extension) ?? new Set();
    if (known.has(uniqueId)) return false;
    this.#channels.set(extension, known.add(uniqueId));
    return true;
  }
}
