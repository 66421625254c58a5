import type { Page } from 'playwright';

export interface HeardTone {
  readonly frequencyHz: number;
  /** Of the tone's amplitude, dB below full scale. */
  readonly levelDb: number;
}

/** In the engine's page: everything that plays to the operator. */
interface Ears {
  readonly elements: Set<HTMLMediaElement>;
  /** What leaves each shock limiter. */
  readonly limiters: Map<AudioWorkletNode, MediaStream>;
  /** What is heard now: an element that was silenced in favour of its limiter is not. */
  audible(): MediaStream[];
}

/**
 * Listens to what the engine plays to the operator: what its audio elements and shock limiters hand to the loudspeaker,
 * those that play already too, since an app that gets its call back may play it before anybody could ask. The product
 * itself knows nothing of it.
 */
export async function installEars(engine: Page): Promise<void> {
  await engine.evaluate(() => {
    const page = window as unknown as { ears?: Ears; tapLimiter?: (node: AudioWorkletNode) => void };
    if (page.ears !== undefined) return;
    const ears: Ears = (page.ears = {
      elements: new Set(),
      limiters: new Map(),
      audible: () => [
        ...[...ears.elements].flatMap(({ srcObject, muted }) =>
          srcObject instanceof MediaStream &&
          !muted &&
          srcObject.getAudioTracks().some(({ readyState }) => readyState === 'live')
            ? [srcObject]
            : [],
        ),
        ...[...ears.limiters].flatMap(([{ context }, stream]) => (context.state === 'running' ? [stream] : [])),
      ],
    });
    page.tapLimiter = (node) => {
      if (ears.limiters.has(node) || !(node.context instanceof AudioContext)) return;
      const tap = node.context.createMediaStreamDestination();
      ears.limiters.set(node, tap.stream);
      connect.call(node, tap);
    };
    const play = HTMLMediaElement.prototype.play;
    HTMLMediaElement.prototype.play = function (this: HTMLMediaElement) {
      // What has played is forgotten: two hundred calls are measured with these ears on.
      for (const element of ears.elements) if (element.srcObject === null) ears.elements.delete(element);
      ears.elements.add(this);
      return play.call(this);
    };
    const connect = AudioNode.prototype.connect as (this: AudioNode, to: AudioNode) => AudioNode;
    AudioNode.prototype.connect = function (this: AudioNode, to: AudioNode) {
      if (this instanceof AudioWorkletNode && to === this.context.destination) page.tapLimiter?.(this);
      return connect.call(this, to);
    } as AudioNode['connect'];
  });
  await hearWhatPlaysAlready(engine);
}

/** What is in no document is found on the page's heap only (DevTools protocol, Runtime.queryObjects). */
async function hearWhatPlaysAlready(engine: Page): Promise<void> {
  const devtools = await engine.context().newCDPSession(engine);
  const each = async (prototypeOf: string, take: string): Promise<void> => {
    const prototype = await devtools.send('Runtime.evaluate', { expression: `${prototypeOf}.prototype` });
    const { objects } = await devtools.send('Runtime.queryObjects', {
      prototypeObjectId: prototype.result.objectId ?? '',
    });
    // The prototypes themselves are among them; they play nothing.
    const { exceptionDetails } = await devtools.send('Runtime.callFunctionOn', {
      objectId: objects.objectId ?? '',
      functionDeclaration: `function () {
        for (const found of this) if (!Object.hasOwn(found, 'constructor')) (${take})(found);
      }`,
    });
    if (exceptionDetails !== undefined) throw new Error(`cannot look for what plays: ${exceptionDetails.text}`);
  };
  await each('HTMLMediaElement', '(element) => ears.elements.add(element)');
  // The microphone's filter is a kind of its own, and is heard by nobody here.
  await each(
    'AudioWorkletNode',
    '(node) => Object.getPrototypeOf(node) === AudioWorkletNode.prototype && tapLimiter(node)',
  );
  await devtools.detach();
}

/**
 * Resolves as soon as the operator hears a steady tone near `frequencyHz` (within 6 Hz), with its loudness
 * in dB below full scale. Waits as long as the caller's own time limit.
 */
export async function operatorHears(engine: Page, frequencyHz: number): Promise<HeardTone> {
  const waiting = engine.waitForFunction(
    (wanted) => {
      const page = window as unknown as {
        ears?: Ears;
        ear?: {
          analyser: AnalyserNode;
          sources: Map<MediaStream, AudioNode>;
          context: AudioContext;
          last?: { frequencyHz: number; levelDb: number };
        };
      };
      const audible = page.ears?.audible() ?? [];
      if (audible.length === 0) return null;
      if (page.ear === undefined) {
        const context = new AudioContext();
        const analyser = context.createAnalyser();
        analyser.fftSize = 16_384;
        analyser.smoothingTimeConstant = 0;
        page.ear = { analyser, sources: new Map(), context };
      }
      // All calls at once, as the operator's ears have them: which of several is heard is what a test asks.
      for (const stream of audible) {
        if (page.ear.sources.has(stream)) continue;
        const source = page.ear.context.createMediaStreamSource(stream);
        source.connect(page.ear.analyser);
        page.ear.sources.set(stream, source);
      }
      for (const [stream, source] of page.ear.sources) {
        if (audible.includes(stream)) continue;
        source.disconnect();
        page.ear.sources.delete(stream);
      }
      const { analyser, context } = page.ear;
      const bins = new Float32Array(analyser.frequencyBinCount);
      analyser.getFloatFrequencyData(bins);
      let peak = 1;
      for (let index = 1; index < bins.length; index += 1)
        if ((bins[index] ?? -200) > (bins[peak] ?? -200)) peak = index;
      // The true peak lies between the bins: a parabola through the three highest finds it.
      const [below, top, above] = [bins[peak - 1] ?? -200, bins[peak] ?? -200, bins[peak + 1] ?? -200];
      const curve = below - 2 * top + above;
      const shift = curve === 0 ? 0 : (below - above) / (2 * curve);
      const heard = ((peak + shift) * context.sampleRate) / analyser.fftSize;
      // Web Audio's Blackman window (coherent gain 0.42) and one side of the spectrum: a sine of amplitude 1 reads 0.21.
      const levelDb = top - 20 * Math.log10(0.21);
      // Steady: the look before this one heard the same. The first moments of a sound are no measure of it.
      const before = page.ear.last;
      page.ear.last = { frequencyHz: heard, levelDb };
      const isSteady =
        before !== undefined && Math.abs(before.frequencyHz - heard) < 1 && Math.abs(before.levelDb - levelDb) < 1;
      return isSteady && levelDb > -60 && Math.abs(heard - wanted) <= 6 ? { frequencyHz: heard, levelDb } : null;
    },
    frequencyHz,
    { polling: 150, timeout: 20_000 },
  );
  const handle = await waiting.catch(async (cause: unknown) => {
    const last = await engine.evaluate(() => {
      const { ear, ears } = window as unknown as { ear?: { last?: unknown }; ears?: Ears };
      const streams = ears?.audible().map(({ id }) => id);
      return JSON.stringify({ last: ear?.last, streams });
    });
    throw new Error(`the operator did not hear ${frequencyHz} Hz but ${last}`, { cause });
  });
  const heard = await handle.jsonValue();
  if (heard === null) throw new Error('unreachable: the wait ended without a tone');
  return heard;
}

/** Resolves as soon as the operator hears all these tones at once (each within 6 Hz, louder than -50 dBFS). */
export async function operatorHearsTogether(engine: Page, frequenciesHz: readonly number[]): Promise<void> {
  await engine.waitForFunction(
    (wanted) => {
      const page = window as unknown as {
        ears?: Ears;
        together?: { analyser: AnalyserNode; id: string; context: AudioContext };
      };
      const live = page.ears?.audible().at(-1);
      if (live === undefined) return false;
      if (page.together?.id !== live.id) {
        const context = page.together?.context ?? new AudioContext();
        const analyser = context.createAnalyser();
        analyser.fftSize = 16_384;
        analyser.smoothingTimeConstant = 0;
        context.createMediaStreamSource(live).connect(analyser);
        page.together = { analyser, id: live.id, context };
      }
      const { analyser, context } = page.together;
      const bins = new Float32Array(analyser.frequencyBinCount);
      analyser.getFloatFrequencyData(bins);
      const binHz = context.sampleRate / analyser.fftSize;
      return wanted.every((frequencyHz) => {
        const around = bins.slice(Math.floor((frequencyHz - 6) / binHz), Math.ceil((frequencyHz + 6) / binHz) + 1);
        return Math.max(...around) - 20 * Math.log10(0.21) > -50;
      });
    },
    frequenciesHz,
    { polling: 150, timeout: 20_000 },
  );
}

/**
 * How loud each of these tones (within 6 Hz) is in what the operator hears for a moment, dBFS: the middle one of its looks,
 * since a gap of a moment in one tone sounds a little like all others.
 */
export function levelsOf(engine: Page, frequenciesHz: readonly number[]): Promise<number[]> {
  return engine.evaluate(async (wanted) => {
    const WINDOW_MS = 600;
    const FILLED_MS = 400;
    const context = new AudioContext();
    await context.resume();
    const analyser = context.createAnalyser();
    analyser.fftSize = 16_384;
    analyser.smoothingTimeConstant = 0;
    const { ears } = window as unknown as { ears?: Ears };
    for (const stream of ears?.audible() ?? []) context.createMediaStreamSource(stream).connect(analyser);
    const bins = new Float32Array(analyser.frequencyBinCount);
    const binHz = context.sampleRate / analyser.fftSize;
    const looks: number[][] = wanted.map(() => []);
    // By the clock of the sound: until the analyser is full (16,384 samples) the edge of what it has sounds like everything.
    const nowMs = (): number => context.currentTime * 1000;
    const full = nowMs() + FILLED_MS;
    while (nowMs() < full + WINDOW_MS) {
      // The pace of the looks, no wait for anything; a hidden window draws no frames.
      await new Promise((resolve) => setTimeout(resolve, 50));
      if (nowMs() < full) continue;
      analyser.getFloatFrequencyData(bins);
      for (const [index, frequencyHz] of wanted.entries()) {
        const around = bins.slice(Math.floor((frequencyHz - 6) / binHz), Math.ceil((frequencyHz + 6) / binHz) + 1);
        looks[index]?.push(Math.max(...around) - 20 * Math.log10(0.21));
      }
    }
    await context.close();
    return looks.map((one) => one.toSorted((a, b) => a - b)[Math.floor(one.length / 2)] ?? -200);
  }, frequenciesHz);
}
