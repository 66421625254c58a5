import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FakeClock, FakeMedia, type FakePeer, silentLog } from '../testing/index.ts';
import {
  type CandidateKind,
  gatheredNow,
  NOTHING_GATHERED,
  LITTLE_MORE_MS,
  mayLeaveAt,
  NOTHING_AFTER_MS,
  RELAY_MAY_COST_MS,
  SERVER_MAY_COST_MS,
  wantedKinds,
} from './gathering.ts';
import {
  codecsOf,
  fecAskedBy,
  hasTelephoneEvent,
  isHeldBy,
  preferOpusWithFec,
  withFecAsked,
  withVoiceMode,
} from './sdpPolicy.ts';
import { REPLENISH_AFTER_MS, SPARE_LIVES_MS, SparePaths } from './sparePaths.ts';

const sdp = (lines: string[]): string => ['v=0', 's=-', ...lines, ''].join('\r\n');
const chrome = sdp([
  'm=audio 9 UDP/TLS/RTP/SAVPF 63 111 9 0 8 13 110 126',
  'a=rtpmap:63 red/48000/2',
  'a=rtpmap:111 opus/48000/2',
  'a=fmtp:111 minptime=10',
  'a=rtpmap:9 G722/8000',
  'a=rtpmap:110 telephone-event/48000',
  'a=sendrecv',
]);
const asterisk = sdp(['m=audio 4000 UDP/TLS/RTP/SAVPF 111 8', 'a=rtpmap:111 opus/48000/2', 'a=rtpmap:8 PCMA/8000']);

describe('what we say in SDP', () => {
  it('[SDP-1] [SDP-2] Opus first, with FEC, and nothing taken away', () => {
    const said = preferOpusWithFec(chrome);
    expect(said).toContain('m=audio 9 UDP/TLS/RTP/SAVPF 111 63 9 0 8 13 110 126');
    expect(said).toContain('a=fmtp:111 minptime=10;useinbandfec=1');
    expect(new Set(codecsOf(said).map(({ payload }) => payload))).toEqual(
      new Set(codecsOf(chrome).map(({ payload }) => payload)),
    );
    expect(preferOpusWithFec(said)).toBe(said);
  });

  it('[SDP-1] a refusal of FEC is turned round, and a missing line is made', () => {
    expect(preferOpusWithFec(chrome.replace('minptime=10', 'useinbandfec=0'))).toContain('a=fmtp:111 useinbandfec=1');
    expect(preferOpusWithFec(asterisk)).toContain('a=rtpmap:111 opus/48000/2\r\na=fmtp:111 useinbandfec=1');
  });

  it('[SDP-2] without Opus nothing changes', () => {
    const old = sdp(['m=audio 9 RTP/AVP 0 8']);
    expect(preferOpusWithFec(old)).toBe(old);
    expect(codecsOf(old).map(({ name }) => name)).toEqual(['pcmu', 'pcma']);
  });

  it('[SDP-3] FEC is sent to Asterisk, which does not ask for it, but not without Opus first', () => {
    expect(fecAskedBy(asterisk)).toBe(false);
    expect(fecAskedBy(withFecAsked(asterisk))).toBe(true);
    const alaw = asterisk.replace('SAVPF 111 8', 'SAVPF 8 111');
    expect(fecAskedBy(withFecAsked(alaw))).toBe(false);
    expect(withFecAsked(alaw)).toContain('SAVPF 8 111');
  });

  it('[SDP-6] saving asks both sides for thin voice, once however often it is said; normal says nothing', () => {
    const theirs = withFecAsked(asterisk.replace('a=rtpmap:8', 'a=ptime:20\r\na=maxptime:150\r\na=rtpmap:8'));
    const thin = withVoiceMode(theirs, 'saving', 'theirs');
    expect(thin).toContain('a=fmtp:111 useinbandfec=1;maxaveragebitrate=9000;usedtx=0\r\na=ptime:60\r\na=maxptime:60');
    expect(withVoiceMode(theirs, 'saving', 'ours')).toContain('usedtx=1\r\na=ptime:60');
    expect(thin.match(/ptime:/g)).toHaveLength(2);
    expect(withVoiceMode(thin, 'saving', 'theirs')).toBe(thin);
    const normal = withVoiceMode(theirs, 'normal', 'theirs');
    expect(normal).toBe(theirs.replace('useinbandfec=1', 'useinbandfec=1;maxaveragebitrate=24000'));
    // Who asks for less gets less.
    expect(withVoiceMode(thin, 'normal', 'theirs')).toBe(thin);
    const old = sdp(['m=audio 9 RTP/AVP 0 8']);
    expect(withVoiceMode(old, 'saving', 'ours')).toBe(old);
  });

  it('[SDP-4] sees telephone-event', () => {
    expect([hasTelephoneEvent(chrome), hasTelephoneEvent(asterisk)]).toEqual([true, false]);
  });

  it('[CALL-8] reads who is held, from the stream or the session', () => {
    expect(isHeldBy(chrome)).toBe(false);
    expect(isHeldBy(asterisk)).toBe(false);
    expect(isHeldBy(chrome.replace('sendrecv', 'sendonly'))).toBe(true);
    expect(isHeldBy(chrome.replace('sendrecv', 'inactive'))).toBe(true);
    expect(isHeldBy(`v=0\r\na=inactive\r\n${asterisk.slice(5)}`)).toBe(true);
  });
});

describe('gathering', () => {
  const at = (firstAt: Partial<Record<CandidateKind, number>>, isComplete = false) => ({
    ...{ ufrag: 'u', startedAt: 0, isComplete, firstAt },
  });

  it('[GATHER-2] knows what is wanted', () => {
    expect(wantedKinds([])).toEqual(['host']);
    expect(wantedKinds([{ urls: 'stun:s' }])).toEqual(['host', 'srflx']);
    expect(wantedKinds([{ urls: ['turns:t?transport=tcp'] }])).toEqual(['host', 'srflx', 'relay']);
  });

  it('[GATHER-1] [GATHER-2] [GATHER-3] [GATHER-4] leaves when it can work, never later than its cap', () => {
    expect(mayLeaveAt(at({}, true), ['host'])).toBe(0);
    expect(mayLeaveAt(at({ host: 5 }), ['host'])).toBe(5 + LITTLE_MORE_MS);
    expect(mayLeaveAt(at({ host: 5 }), ['host', 'srflx'])).toBe(5 + SERVER_MAY_COST_MS);
    expect(mayLeaveAt(at({ host: 5, srflx: 40 }), ['host', 'srflx'])).toBe(40 + LITTLE_MORE_MS);
    expect(mayLeaveAt(at({ host: 5, srflx: 40 }), ['host', 'srflx', 'relay'])).toBe(5 + RELAY_MAY_COST_MS);
    expect(mayLeaveAt(at({}), ['host'])).toBe(NOTHING_AFTER_MS);
    const moment = fc.option(fc.nat(2000), { nil: undefined });
    fc.assert(
      fc.property(
        fc.record({ host: moment, srflx: moment, relay: moment }),
        fc.subarray(['srflx', 'relay'] as const),
        (seen, more) => {
          const firstAt = Object.fromEntries(Object.entries(seen).filter(([, when]) => when !== undefined));
          const leaves = mayLeaveAt(at(firstAt), ['host', ...more]);
          const earliest = Math.min(...Object.values(firstAt).map(Number));
          expect(leaves).toBeLessThanOrEqual(
            Object.keys(firstAt).length === 0 ? NOTHING_AFTER_MS : earliest + RELAY_MAY_COST_MS,
          );
        },
      ),
    );
  });
});

describe('gathering again', () => {
  const said = (ufrag: string, ...kinds: CandidateKind[]): string =>
    [`a=ice-ufrag:${ufrag}`, ...kinds.map((kind) => `a=candidate:1 1 udp 1 192.0.2.1 9 typ ${kind}`), ''].join('\r\n');
  const after = (...seen: Parameters<typeof gatheredNow>[1][]) => seen.reduce(gatheredNow, NOTHING_GATHERED);

  it('[GATHER-5] what came for an offer that was taken back does not let the next one leave', () => {
    const first = after({ sdp: said('a', 'host'), isDone: true, at: 5 });
    expect(mayLeaveAt(first, ['host'])).toBeLessThanOrEqual(5);
    const restarted = gatheredNow(first, { sdp: said('b'), isDone: true, at: 100 });
    expect(mayLeaveAt(restarted, ['host'])).toBe(100 + NOTHING_AFTER_MS);
    const found = gatheredNow(restarted, { sdp: said('b', 'host'), isDone: false, at: 110 });
    expect(mayLeaveAt(found, ['host'])).toBe(110 + LITTLE_MORE_MS);
    const more = gatheredNow(found, { sdp: said('b', 'host', 'relay'), isDone: false, at: 200 });
    expect(more.firstAt).toEqual({ host: 110, relay: 200 });
  });
});

describe('spare paths', () => {
  const stun = [{ urls: 'stun:dead.test' }];
  const make = (onPeer: (peer: FakePeer) => void = () => {}) => {
    const media = new FakeMedia();
    media.onPeer = onPeer;
    const clock = new FakeClock();
    return { media, clock, paths: new SparePaths({ media, clock, log: silentLog }) };
  };

  it('[PATH-1] [GATHER-3] a STUN server that does not answer costs the dial nothing', async () => {
    const { clock, paths } = make();
    paths.keep(stun);
    await clock.advance(SERVER_MAY_COST_MS + 1);
    const before = clock.now();
    expect((await paths.take()).offer).toContain('m=audio');
    expect(clock.now()).toBe(before);
  });

  it('[GATHER-3] dialled before the spare was ready, the cap is all it costs', async () => {
    const { clock, paths } = make();
    paths.keep(stun);
    let isTaken = false;
    const taken = paths.take().then(() => (isTaken = true));
    await clock.advance(SERVER_MAY_COST_MS - 1);
    expect(isTaken).toBe(false);
    await clock.advance(2);
    expect(await taken).toBe(true);
  });

  it('[GATHER-4] with no candidate at all it still leaves', async () => {
    const { clock, paths } = make((peer) => (peer.isGatheringByHand = true));
    paths.keep([]);
    const taken = paths.take();
    await clock.advance(NOTHING_AFTER_MS);
    expect((await taken).offer).toContain('opus');
  });

  it('[PATH-1] is renewed after five minutes and on demand, and the old one is closed', async () => {
    const { media, clock, paths } = make();
    paths.keep([]);
    await clock.advance(SPARE_LIVES_MS + 1);
    expect(media.peers).toHaveLength(2);
    paths.refresh();
    expect(media.peers.map(({ signalingState }) => signalingState === 'closed')).toEqual([true, true, false]);
    paths.close();
    await clock.advance(100);
    expect(media.open.peers).toBe(0);
    expect(clock.pending).toBe(0);
  });

  it('[PATH-1] is replaced soon after it was used, and dialling again before that still works', async () => {
    const { media, clock, paths } = make();
    paths.keep([]);
    await clock.advance(50);
    await paths.take();
    await clock.advance(REPLENISH_AFTER_MS - 1);
    expect(media.peers).toHaveLength(1);
    const again = paths.take();
    await clock.advance(50);
    expect((await again).offer).toContain('opus');
    await clock.advance(REPLENISH_AFTER_MS);
    expect(media.peers).toHaveLength(3);
  });

  it('[PATH-1] an unused spare has no microphone', async () => {
    const { media, clock, paths } = make();
    paths.keep([]);
    await clock.advance(SPARE_LIVES_MS * 3);
    expect(media.microphones).toHaveLength(0);
  });
});
