import type { AmiEvent, QueueStatusItem } from './ami/amiEvents.ts';
import type { LiveQueue } from './queueBoard.ts';

export interface LiveMember {
  readonly isPaused: boolean;
  readonly pausedReason: string;
  readonly isInCall: boolean;
}

interface Queue {
  readonly waiting: Map<string, number>;
  readonly members: Map<string, LiveMember>;
}

/** The PBX's queues as last told: callers who wait, members and their pauses. */
export class LiveQueues {
  readonly #queues: Map<string, Queue>;

  constructor(names: readonly string[]) {
    this.#queues = new Map(names.map((name) => [name, { waiting: new Map(), members: new Map() }]));
  }

  /** Begins anew from a whole listing. `now` dates the callers' waiting. */
  reset(items: readonly QueueStatusItem[], now: number): void {
    for (const queue of this.#queues.values()) {
      queue.waiting.clear();
      queue.members.clear();
    }
    for (const item of items) {
      const queue = this.#queues.get(item.Queue);
      if (!queue) continue;
      if (item.Event === 'QueueEntry') queue.waiting.set(item.Uniqueid, now - item.Wait * 1_000);
      if (item.Event === 'QueueMember') {
        queue.members.set(item.Location, {
          isPaused: item.Paused === '1',
          pausedReason: item.PausedReason,
          isInCall: item.InCall === '1',
        });
      }
    }
  }

  take(event: AmiEvent, now: number): void {
    if (event.Event === 'UserEvent' || !('Queue' in event)) return;
    const queue = this.#queues.get(event.Queue);
    if (!queue) return;
    switch (event.Event) {
      case 'QueueCallerJoin':
        queue.waiting.set(event.Uniqueid, now);
        break;
      case 'QueueCallerLeave':
      case 'QueueCallerAbandon':
        queue.waiting.delete(event.Uniqueid);
        break;
      case 'QueueMemberRemoved':
        queue.members.delete(event.Interface);
        break;
      case 'QueueMemberAdded':
      case 'QueueMemberPause':
      case 'QueueMemberStatus': {
        const isInCall = queue.members.get(event.Interface)?.isInCall ?? false;
        const isPaused = event.Paused === '1';
        queue.members.set(event.Interface, { isPaused, pausedReason: event.PausedReason, isInCall });
        break;
      }
      default:
        break;
    }
  }

  /** This interface in every queue it is a member of. */
  memberships(memberInterface: string): Map<string, LiveMember> {
    const found = new Map<string, LiveMember>();
    for (const [name, queue] of this.#queues) {
      const member = queue.members.get(memberInterface);
      if (member) found.set(name, member);
    }
    return found;
  }

  /** As people see them. `isReady` says whether a member not paused is free. */
  view(isReady: (memberInterface: string) => boolean): Map<string, LiveQueue> {
    return new Map(
      [...this.#queues].map(([name, { waiting, members }]) => {
        const ready = [...members].filter(([one, member]) => !member.isPaused && isReady(one));
        return [name, { waiting, readyCount: ready.length }];
      }),
    );
  }
}
