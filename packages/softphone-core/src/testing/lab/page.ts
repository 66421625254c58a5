/**
 * A page with a real phone on it, for tests with a real browser and a real PBX: `window.lab`. It is bundled and served
 * by the test; nothing of the product loads it.
 */
import type { SipAccount } from '@hearthline/protocol';
import { createBrowserPorts } from '../../browser/index.ts';
import { createSoftphone, type Softphone } from '../../index.ts';
import type { CallSnapshot } from '../../snapshot.ts';
import { Value } from '../../lib/value.ts';
import { listen } from './ears.ts';
import { type ToneReport, watchTone } from './toneWatch.ts';
import { costOf, type VoiceCost } from './voiceCost.ts';

export interface Lab {
  readonly phone: Softphone;
  /** What was logged, one line each. */
  readonly log: string[];
  register(account: SipAccount): Promise<void>;
  /** Resolves with the newest call once `isIt` holds. */
  untilCall(isIt: (call: CallSnapshot) => boolean): Promise<CallSnapshot>;
  /** Resolves when the line is in that state, with how long it took. */
  untilLine(kind: string): Promise<{ problem: string | null; afterMs: number }>;
  /** Resolves with the strongest frequency, Hz, once something is heard near `frequencyHz`. */
  untilHeard(frequencyHz: number): Promise<number>;
  untilSilent(): Promise<void>;
  /** Begins to listen without a gap for a tone in what is played now; `tone` tells how it went. */
  watchTone(frequencyHz: number): void;
  tone(): ToneReport;
  /** Answers to OPTIONS that were not asked on the socket in use: a spare one is there. */
  spareAnswers(): number;
  /** Resolves when a relay has given the phone an address. */
  waitForRelay(): Promise<void>;
  /** The PC has so many ways out from now on. */
  setWays(count: number): void;
  /** What voice has cost until now, of all connections there are. */
  voiceCost(): Promise<VoiceCost>;
  /** Resolves when the phone has told the next bytes, with all that it told until then. [DATA-1] */
  untilCounted(): Promise<number>;
  /** Everything sent and received on SIP sockets, first lines only. */
  readonly wire: string[];
  /** Cuts the SIP socket as a dead line does: `close` is told, or nothing at all any more. */
  cutSocket(how: 'closed' | 'silent'): void;
}

const log: string[] = [];
const wire: string[] = [];
const note = (level: string) => (message: string, data?: Record<string, unknown>) => {
  log.push(`${Math.round(performance.now())} ${level} ${message} ${data === undefined ? '' : JSON.stringify(data)}`);
};
const noteWire = (way: '<' | '>', text: string): void => {
  const said = `${way} ${text.split('\r\n')[0]}`;
  wire.push(said);
  note('wire')(`${said} ${/^CSeq:.*/im.exec(text)?.[0] ?? ''}`);
};
let counted = 0;
const waitingForCount: ((bytes: number) => void)[] = [];
const ports = createBrowserPorts({
  diagnose: () => Promise.resolve('line.unreachable'),
  log: { debug: note('debug'), info: note('info'), warn: note('warn'), error: note('error') },
  hid: () => null,
  data: ({ bytesIn, bytesOut }) => {
    counted += bytesIn + bytesOut;
    for (const tell of waitingForCount.splice(0)) tell(counted);
  },
});

let played: MediaStream | null = null;
const peers: RTCPeerConnection[] = [];
let toneReport: () => ToneReport = () => ({ longestGapMs: 0, silentMs: 0, heardMs: 0 });

const ways = new Value(1);
let onRelay: () => void = () => {};
const relayGathered = new Promise<void>((resolve) => (onRelay = resolve));
let spareAnswers = 0;
let cut: (how: 'closed' | 'silent') => void = () => {};
const phone = createSoftphone({
  ...ports,
  network: {
    ...ports.network,
    ways,
    openSocket: (url) => {
      const socket = ports.network.openSocket(url);
      let isRegistered = false;
      let isSilent = false;
      let close = (): void => {};
      cut = (how) => {
        isSilent = true;
        if (how === 'closed') {
          socket.drop();
          close();
        }
      };
      return {
        onOpen: socket.onOpen,
        onClose: (listener) => {
          close = listener;
          socket.onClose(() => {
            if (!isSilent) listener();
          });
        },
        onMessage: (listener) =>
          socket.onMessage((text) => {
            noteWire('<', text);
            if (!isRegistered && /^CSeq: \d+ OPTIONS/m.test(text) && text.startsWith('SIP/2.0')) spareAnswers += 1;
            if (!isSilent) listener(text);
          }),
        send: (text) => {
          noteWire('>', text);
          isRegistered ||= text.startsWith('REGISTER ');
          if (!isSilent) socket.send(text);
        },
        drop: () => socket.drop(),
      };
    },
  },
  media: {
    ...ports.media,
    createPeerConnection: (configuration) => {
      const peer = ports.media.createPeerConnection(configuration);
      peers.push(peer);
      peer.addEventListener('icecandidate', ({ candidate }) => {
        if (candidate?.type === 'relay') onRelay();
      });
      return peer;
    },
    // What the speaker plays is heard too, whoever made it.
    playTone: (pattern, deviceId) => {
      const copy = ports.media.streamTone(pattern);
      const stop = listen(copy.stream);
      const player = ports.media.playTone(pattern, deviceId);
      return {
        setDevice: (id) => player.setDevice(id),
        close: () => {
          stop();
          copy.close();
          player.close();
        },
      };
    },
    play: (stream, deviceId) => {
      played = stream;
      const stop = listen(stream);
      const player = ports.media.play(stream, deviceId);
      return {
        setDevice: (id) => player.setDevice(id),
        close: () => {
          stop();
          player.close();
        },
      };
    },
  },
});

function until<T>(
  value: { getState(): T; subscribe(listener: (state: T) => void): () => void },
  isIt: (state: T) => boolean,
): Promise<T> {
  return new Promise((resolve) => {
    const look = (state: T): boolean => {
      if (!isIt(state)) return false;
      resolve(state);
      return true;
    };
    if (look(value.getState())) return;
    const stop = value.subscribe((state) => {
      if (look(state)) stop();
    });
  });
}

const lab: Lab = {
  phone,
  log,
  wire,
  register: async (account) => {
    phone.register(account);
    await until(phone.line, ({ state }) => state.kind === 'registered' || state.kind === 'refused');
  },
  untilCall: async (isIt) => {
    const calls = await until(phone.calls, (all) => all.some(isIt));
    const found = calls.findLast(isIt);
    if (found === undefined) throw new Error('the call was gone at once');
    return found;
  },
  untilLine: async (kind) => {
    const startedAt = performance.now();
    const { state } = await until(phone.line, (snapshot) => snapshot.state.kind === kind);
    return { problem: 'problem' in state ? state.problem : null, afterMs: performance.now() - startedAt };
  },
  untilHeard: (frequencyHz) => listen.until(frequencyHz),
  untilSilent: () => listen.untilSilent(),
  voiceCost: () => costOf(peers),
  untilCounted: () => new Promise((resolve) => waitingForCount.push(resolve)),
  cutSocket: (how) => cut(how),
  spareAnswers: () => spareAnswers,
  waitForRelay: () => relayGathered,
  setWays: (count) => {
    ways.set(count);
    phone.wake('online');
  },
  watchTone: (frequencyHz) => {
    if (played === null) throw new Error('nothing is played');
    toneReport = watchTone(played, frequencyHz);
  },
  tone: () => toneReport(),
};
Object.assign(window, { lab });
