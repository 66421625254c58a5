import type { Log } from '../lib/log.ts';
import type { SoundPlayer } from '../ports.ts';

type PlayerRole = 'speaker' | 'ringer';

interface Seat {
  readonly role: PlayerRole;
  turn: Promise<void>;
}

export interface PlayersOptions {
  readonly log: Log;
  /** A device could not be used; the next best is sought. */
  readonly onRefused: (role: PlayerRole, deviceId: string | null) => void;
  readonly onCount: () => void;
}

/** Everything that sounds now, so that all of it can move to another device. */
export class Players {
  readonly #options: PlayersOptions;
  readonly #seats = new Map<SoundPlayer, Seat>();

  constructor(options: PlayersOptions) {
    this.#options = options;
  }

  get count(): number {
    return this.#seats.size;
  }

  /** Returns the way to end it. */
  keep(player: SoundPlayer, role: PlayerRole): () => void {
    this.#seats.set(player, { role, turn: Promise.resolve() });
    this.#options.onCount();
    return () => {
      if (!this.#seats.delete(player)) return;
      player.close();
      this.#options.onCount();
    };
  }

  /** One after another: of two moves that overlap the later must win. */
  move(role: PlayerRole, deviceId: string | null): void {
    const { log, onRefused } = this.#options;
    for (const [player, seat] of this.#seats) {
      if (seat.role !== role) continue;
      seat.turn = seat.turn
        .then(() => (this.#seats.has(player) ? player.setDevice(deviceId) : undefined))
        .catch((error: unknown) => {
          log.warn(`audio: ${role} cannot be changed`, { error: String(error) });
          if (this.#seats.has(player)) onRefused(role, deviceId);
        });
    }
  }

  close(): void {
    for (const player of this.#seats.keys()) player.close();
    this.#seats.clear();
  }
}
