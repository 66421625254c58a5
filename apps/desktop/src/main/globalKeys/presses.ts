/**
 * [KEY-25] Windows and X11 repeat a key that is held down, and Electron does not tell when it is let go
 * (electron/electron#39718): the first repeat comes after about half a second, the others fast.
 */
const FIRST_REPEAT_MS = 700;
const NEXT_REPEAT_MS = 150;

/** Tells a press from the repeats of the one before. */
export class Presses {
  #until = -Infinity;

  isNew(nowMs: number): boolean {
    const isNew = nowMs >= this.#until;
    this.#until = isNew ? nowMs + FIRST_REPEAT_MS : Math.max(this.#until, nowMs + NEXT_REPEAT_MS);
    return isNew;
  }
}
