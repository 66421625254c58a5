import type { ServerResponse } from 'node:http';
import type { ApiSnapshot } from '../../shared/localApi.ts';

const MAX_STREAMS = 8;
/** A comment now and then, so that a stream whose reader is gone is noticed. */
const KEEP_ALIVE_MS = 15_000;

/** Server-sent events (https://html.spec.whatwg.org/#server-sent-events): state and calls, each when it changes (API-10). */
export class EventStreams {
  readonly #open = new Set<ServerResponse>();
  readonly #last = { state: '', calls: '' };
  #timer: ReturnType<typeof setInterval> | null = null;

  /** False: too many are open. */
  open(response: ServerResponse, now: ApiSnapshot): boolean {
    if (this.#open.size >= MAX_STREAMS) return false;
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    this.#open.add(response);
    response.once('close', () => {
      this.#open.delete(response);
      if (this.#open.size === 0) this.#stopTimer();
    });
    response.write(event('state', JSON.stringify(now.state)) + event('calls', JSON.stringify(now.calls)));
    this.#timer ??= setInterval(() => this.#write(':\n\n'), KEEP_ALIVE_MS);
    return true;
  }

  tell(now: ApiSnapshot): void {
    for (const name of ['state', 'calls'] as const) {
      const text = JSON.stringify(now[name]);
      if (text === this.#last[name]) continue;
      this.#last[name] = text;
      this.#write(event(name, text));
    }
  }

  close(): void {
    this.#stopTimer();
    for (const response of this.#open) response.end();
  }

  #write(text: string): void {
    for (const response of this.#open) response.write(text);
  }

  #stopTimer(): void {
    if (this.#timer !== null) clearInterval(this.#timer);
    this.#timer = null;
  }
}

const event = (name: string, data: string): string => `event: ${name}\ndata: ${data}\n\n`;
