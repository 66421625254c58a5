import { takesCalls } from '../agentState/agentStates.ts';
import type { CommandTable } from '../session/commandTable.ts';

/** Whose call is muted now, by their phones' own word. Hub memory, gone with the desktop's socket. SPEC: presence/SPEC.md. */
export class Mutes {
  readonly #muted = new Set<string>();
  readonly #changed: (personId: string) => void;

  constructor(changed: (personId: string) => void) {
    this.#changed = changed;
  }

  has(personId: string): boolean {
    return this.#muted.has(personId);
  }

  /** [PRESENCE-4] */
  tell(personId: string, isMuted: boolean): void {
    if (isMuted === this.has(personId)) return;
    if (isMuted) this.#muted.add(personId);
    else this.#muted.delete(personId);
    this.#changed(personId);
  }
}

export const muteCommands = (mutes: Mutes): Pick<CommandTable, 'call.tellMuted'> => ({
  'call.tellMuted': {
    // Only what is so now; said again it changes nothing.
    isRecorded: false,
    async run({ isMuted }, { person, client }) {
      if (client === 'desktop' && takesCalls(person)) mutes.tell(person.id, isMuted);
      return { value: {} };
    },
  },
});
