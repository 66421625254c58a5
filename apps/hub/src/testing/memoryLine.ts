import type { Line } from '../cluster/line.ts';

/** NATS as far as several hubs use it, in memory and at once; `*` stands for the last word of a subject. */
export class MemoryLine implements Line {
  readonly said: { readonly subject: string; readonly message: Buffer }[] = [];
  readonly #heard = new Set<{ fits(subject: string): boolean; heard(message: Buffer, subject: string): void }>();

  publish(subject: string, message: Uint8Array): void {
    const copy = Buffer.from(message);
    this.said.push({ subject, message: copy });
    for (const one of [...this.#heard]) if (one.fits(subject)) one.heard(copy, subject);
  }

  subscribe(subject: string, heard: (message: Buffer, subject: string) => void): () => void {
    const beginning = subject.endsWith('*') ? subject.slice(0, -1) : null;
    const fits = (said: string) => (beginning === null ? said === subject : said.startsWith(beginning));
    const one = { fits, heard };
    this.#heard.add(one);
    return () => this.#heard.delete(one);
  }
}
