import type { Log } from '../lib/log.ts';
import { useDevice } from './useDevice.ts';

/** A context with the limiter in it, not running: it costs nothing until it plays. */
interface Ready {
  readonly context: AudioContext;
  readonly node: AudioWorkletNode;
}

/** Two calls are heard at once while one is asked about the other. */
const KEPT = 2;

/** A stream that plays through the limiter. */
export interface ProtectedSound {
  readonly context: AudioContext;
  close(): void;
}

/**
 * Plays what comes from afar through the shock limiter (audio/SPEC.md, SHOCK). One limiter is kept ready, because making
 * one takes longer than a caller's first word.
 */
export class ShockProtection {
  readonly #workletUrl: string;
  readonly #log: Log;
  readonly #spares: Promise<Ready | null>[] = [];

  constructor(options: { workletUrl: string; log: Log }) {
    this.#workletUrl = options.workletUrl;
    this.#log = options.log;
  }

  prepare(): void {
    if (this.#spares.length === 0) this.#spares.push(this.#make());
  }

  /**
   * Resolves once `stream` is heard through the limiter; null where that cannot be. `onFailed`: it was, and is not any
   * more.
   */
  async play(stream: MediaStream, onFailed: () => void): Promise<ProtectedSound | null> {
    const ready = await (this.#spares.shift() ?? this.#make());
    if (ready === null) return null;
    const { context, node } = ready;
    try {
      await context.resume();
    } catch (error) {
      this.#log.warn('audio: no shock protection', { error: String(error) });
      void context.close();
      return null;
    }
    const listening = new AbortController();
    const { signal } = listening;
    let isSound = true;
    const fail = (): void => {
      isSound = false;
      onFailed();
    };
    node.addEventListener('processorerror', fail, { signal });
    // A device that goes may take the context with it.
    context.addEventListener('statechange', () => context.state !== 'running' && fail(), { signal });
    context.addEventListener('error', fail, { signal });
    const source = context.createMediaStreamSource(stream);
    source.connect(node);
    this.prepare();
    return {
      context,
      close: () => {
        listening.abort();
        source.disconnect();
        if (isSound) this.#keep(ready);
        else void context.close();
      },
    };
  }

  /** For the next call: a closed context leaves half a megabyte of its worklet behind (Chromium 130), call after call. */
  #keep(used: Ready): void {
    if (this.#spares.length >= KEPT) return void used.context.close();
    const again = rested(used).catch((error: unknown) => {
      this.#log.info('audio: not fit for the next call', { error: String(error) });
      void used.context.close();
      return this.#make();
    });
    this.#spares.push(again);
  }

  async #make(): Promise<Ready | null> {
    const context = new AudioContext({ latencyHint: 'interactive' });
    try {
      // It begins to run by itself where pages may play without a press.
      await context.suspend();
      await context.audioWorklet.addModule(this.#workletUrl);
      const node = new AudioWorkletNode(context, 'shock', {
        numberOfInputs: 1,
        numberOfOutputs: 1,
        outputChannelCount: [1],
        channelCount: 1,
        channelCountMode: 'explicit',
      });
      node.connect(context.destination);
      node.port.addEventListener('message', ({ data }: MessageEvent<boolean>) => {
        if (data) this.#log.info('audio: a loud sound is held back');
      });
      node.port.start();
      return { context, node };
    } catch (error) {
      this.#log.warn('audio: no shock protection', { error: String(error) });
      void context.close();
      return null;
    }
  }
}

/** As it was when it was made: not running, on the default device, and with nothing heard yet. */
async function rested(ready: Ready): Promise<Ready> {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a port, not a window
  ready.node.port.postMessage('anew');
  await ready.context.suspend();
  await useDevice(ready.context, null);
  return ready;
}
