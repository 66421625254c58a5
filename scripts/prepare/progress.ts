/** Tells a waiting person what goes on: on stderr, so that stdout stays clean for results. */
export interface Progress {
  say(line: string): void;
  /** Runs `work`; whatever takes longer than a second is announced, and its time is told at the end. */
  step<T>(name: string, work: () => Promise<T>): Promise<T>;
}

const ANNOUNCE_AFTER_MS = 700;
const REMIND_EVERY_MS = 10_000;

export function createProgress(write: (line: string) => void = (line) => process.stderr.write(`${line}\n`)): Progress {
  return {
    say: (line) => write(`· ${line}`),
    async step(name, work) {
      const startedAt = performance.now();
      const seconds = (): string => `${((performance.now() - startedAt) / 1000).toFixed(1)} s`;
      let isAnnounced = false;
      const announce = setTimeout(() => {
        isAnnounced = true;
        write(`· ${name} …`);
      }, ANNOUNCE_AFTER_MS);
      const remind = setInterval(() => write(`· ${name} … ${seconds()}`), REMIND_EVERY_MS);
      try {
        const result = await work();
        if (isAnnounced) write(`✓ ${name}, ${seconds()}`);
        return result;
      } catch (error) {
        write(`✗ ${name}, ${seconds()}`);
        throw error;
      } finally {
        clearTimeout(announce);
        clearInterval(remind);
      }
    },
  };
}
