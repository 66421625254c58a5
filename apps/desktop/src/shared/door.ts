import type { IpcReply } from './ipc.ts';

/** What a preload puts into its page's world: the rows as methods, and for the engine main's events. */
export interface Door {
  readonly call: Record<string, (input: unknown) => Promise<IpcReply>>;
  readonly onEvent: (listener: (event: unknown) => void) => void;
}

declare global {
  interface Window {
    readonly hearthline: Door;
    /** The engine's: called by main with a user gesture, which a hidden window cannot have of its own. Answers with a problem's code. */
    requestHeadset: () => Promise<string | null>;
  }
}
