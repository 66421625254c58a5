import type { Log } from '../lib/log.ts';

/** A context with the limiter in it, not running: it costs nothing until it plays. */
interface Ready {
  readonly context: AudioContext;
  readonly node: AudioWorkletNode;
}

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
  #ready: Promise<Ready | null> | null = null;

  constructor(options: { workletUrl: string; log: Log }) {
    this.#workletUrl = options.workletUrl;
    this.#log = options.log;
  }

  prepare(): void {
    this.#ready ??= this.#make();
  }

  /**
   * Resolves once `stream` is heard through the limiter; null where that cannot be. `onFailed`: it was, and is not any
   * more.
   */
  async play(stream: MediaStream, onFailed: () => void): Promise<ProtectedSound | null> {
    this.prepare();
    const ready = await this.#ready;
    this.#ready = null;
    if (ready === null) return null;
    const { context, node } = ready;
    try {
      await context.resume();
    } catch (error) {
      this.#log.warn('audio: no shock protection', { error: String(error) });
      void context.close();
      return null;
    }
    let isOpen = true;
    const fail = (): void => {
      if (isOpen && context.state !== 'running') onFailed();
    };
    node.addEventListener('processorerror', () => isOpen && onFailed());
    // A device that goes may take the context with it.
    context.addEventListener('statechange', fail);
    context.addEventListener('error', () => isOpen && onFailed());
    const source = context.createMediaStreamSource(stream);
    source.connect(node).connect(context.destination);
    this.prepare();
    return {
      context,
      close: () => {
        isOpen = false;
        source.disconnect();
        node.disconnect();
        void context.close();
      },
    };
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
