import { ShockLimiter } from '../audio/shock/shockLimiter.ts';

/** What an AudioWorkletGlobalScope has (https://webaudio.github.io/web-audio-api/#AudioWorkletGlobalScope); TypeScript's DOM lacks it. */
declare const sampleRate: number;
declare class AudioWorkletProcessor {
  readonly port: MessagePort;
}
declare function registerProcessor(name: string, processor: new () => AudioWorkletProcessor): void;

/** [SHOCK-1] to [SHOCK-4] on the audio thread: a voice is one channel, in and out. Tells when it holds something back. */
class ShockProcessor extends AudioWorkletProcessor {
  #limiter = new ShockLimiter(sampleRate);
  #isHolding = false;

  constructor() {
    super();
    // Any message: the next call begins, and what the last one sounded like says nothing about it.
    this.port.addEventListener('message', () => (this.#limiter = new ShockLimiter(sampleRate)));
    this.port.start();
  }

  process(inputs: Float32Array[][], outputs: Float32Array[][]): boolean {
    const output = outputs[0]?.[0];
    if (output === undefined) return true;
    this.#limiter.process(inputs[0]?.[0] ?? new Float32Array(output.length), output);
    const isHolding = this.#limiter.reductionDb > TOLD_FROM_DB;
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a port, not a window
    if (isHolding !== this.#isHolding) this.port.postMessage(isHolding);
    this.#isHolding = isHolding;
    return true;
  }
}

/** Less than this nobody would notice. */
const TOLD_FROM_DB = 6;

registerProcessor('shock', ShockProcessor);
