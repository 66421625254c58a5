import type { CheckId } from '@hearthline/protocol';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Desk, type FakePeer, Office } from '../testing/index.ts';
import type { CheckState } from './readinessState.ts';
import { worstOf } from './readinessMachine.ts';

const ECHO = '6500';
const policy = { mayCutShort: true, echoNumber: ECHO };
let office: Office;
let anna: Desk;
/** Stands for the PBX's echo: answers what it is called. */
let echo: Desk;

beforeEach(async () => {
  office = new Office();
  anna = await office.seat('1001');
  echo = await office.seat(ECHO);
  const taken = new Set<string>();
  echo.phone.calls.subscribe((calls) => {
    for (const { id } of calls) {
      if (taken.has(id)) continue;
      taken.add(id);
      office.clock.after(40, () => void echo.phone.answer(id));
    }
  });
  anna.media.plug([
    { kind: 'audioinput', id: 'usb', label: 'Headset' },
    { kind: 'audiooutput', id: 'usb', label: 'Headset' },
  ]);
  await anna.phone.chooseDevice('microphone', 'usb');
  await anna.phone.chooseDevice('speaker', 'usb');
});
afterEach(() => office.close());

const state = (id: CheckId): CheckState =>
  anna.phone.readiness.getState().checks.find((check) => check.id === id)?.state ?? { kind: 'waiting' };
const verdicts = (): string[] =>
  anna.phone.readiness
    .getState()
    .checks.map((check) => (check.state.kind === 'done' ? check.state.reason : check.state.kind));

/** The path that carries the echo call. */
function echoPath(): FakePeer {
  const path = anna.media.peers.find(({ connectionState }) => connectionState === 'connected');
  if (path === undefined) throw new Error('no call to the echo');
  return path;
}

/** So many seconds, in each of which packets come back; fewer when the minute is over. */
async function seconds(count: number, lostEach = 0): Promise<void> {
  for (let second = 0; second < count && state('line').kind === 'running'; second += 1) {
    const { counters } = echoPath();
    counters.packetsSent += 50;
    counters.packetsReceived += 50 - lostEach;
    counters.packetsLost += lostEach;
    counters.bytesReceived += 4_000;
    await office.clock.advance(1_000);
  }
}

/** A voice of -18 dBFS with pauses; each look finds the next stretch of it. */
function speaks(): void {
  anna.media.hears = () =>
    Float32Array.from({ length: 4_800 }, (_, at) => (at % 1_600 < 1_000 ? 0.18 : 0.0005) * Math.sin(at / 3));
}

describe('a look before the shift', () => {
  it('[READY-1] [READY-50] goes through all six; the line takes a minute with the echo and shows nowhere as a call', async () => {
    speaks();
    anna.phone.startReadiness(policy);
    await office.clock.advance(200);
    expect(state('line').kind).toBe('running');
    await seconds(30);
    expect(state('line')).toMatchObject({ kind: 'running', figures: { lossRatio: 0 } });
    expect(anna.phone.calls.getState()).toEqual([]);
    expect(echo.phone.calls.getState()).toHaveLength(1);
    await seconds(35);
    expect(verdicts()).toEqual([
      'power.untold',
      'headset.there',
      'room.quiet',
      'microphone.clear',
      'echo.none',
      'line.good',
    ]);
    const { isRunning, doneAt } = anna.phone.readiness.getState();
    expect([isRunning, doneAt !== null, worstOf(anna.phone.readiness.getState())]).toEqual([false, true, 'green']);
    expect(echo.kinds().every((kind) => kind.startsWith('ended'))).toBe(true);
    // The spare path for the next call is all that is open.
    expect(anna.media.open).toEqual({ players: 0, microphones: 0, peers: 1 });
  });

  it('[READY-5] what the line carries meanwhile is a tone, not the microphone', async () => {
    anna.phone.startReadiness(policy, ['line']);
    await office.clock.advance(200);
    expect(echoPath().transceivers[0]?.sender.track?.deviceId).toBe('tone');
    expect(anna.media.microphones).toEqual([]);
  });

  it('[READY-2] a call ends it at once: the echo is hung up, the microphone closed, and the call rings', async () => {
    const bela = await office.seat('1002');
    speaks();
    anna.phone.startReadiness(policy);
    await office.clock.advance(1_500);
    expect([state('room').kind, state('line').kind, anna.media.open.microphones]).toEqual(['running', 'running', 1]);
    await bela.phone.dial('1001');
    await office.soon();
    expect(anna.newest().state.kind).toBe('ringingHere');
    expect(anna.phone.readiness.getState()).toMatchObject({ isRunning: false, stoppedBy: 'call', doneAt: null });
    expect([state('headset').kind, state('room').kind, state('line').kind]).toEqual(['done', 'waiting', 'waiting']);
    await office.clock.advance(5_000);
    expect(echo.kinds().some((kind) => kind.startsWith('talking'))).toBe(false);
    // [READY-4]
    anna.phone.startReadiness(policy);
    expect(anna.phone.readiness.getState().isRunning).toBe(false);
  });

  it('[READY-53] a good line may be left after ten seconds where the centre lets it, not before and not a bad one', async () => {
    anna.phone.startReadiness(policy, ['line']);
    await office.clock.advance(200);
    await seconds(6);
    anna.phone.cutLineCheckShort();
    await office.clock.advance(0);
    expect(state('line').kind).toBe('running');
    await seconds(7);
    expect(state('line')).toMatchObject({ kind: 'running', mayBeCutShort: true });
    anna.phone.cutLineCheckShort();
    await office.clock.advance(0);
    expect(state('line')).toMatchObject({ kind: 'done', reason: 'line.good' });
    for (const [rules, lost] of [
      [{ ...policy, mayCutShort: false }, 0],
      [policy, 10],
    ] as const) {
      anna.phone.startReadiness(rules, ['line']);
      await office.clock.advance(6_000);
      await seconds(15, lost);
      anna.phone.cutLineCheckShort();
      await office.clock.advance(0);
      expect(state('line').kind).toBe('running');
    }
  });

  it('[READY-51] [READY-52] loss is red, and a line that goes silent is lost whole', async () => {
    anna.phone.startReadiness(policy, ['line']);
    await office.clock.advance(200);
    await seconds(65, 4);
    expect(state('line')).toMatchObject({ kind: 'done', verdict: 'red', reason: 'line.loss' });
    anna.phone.startReadiness(policy, ['line']);
    await office.clock.advance(6_000);
    await seconds(40);
    await office.clock.advance(30_000);
    expect(state('line')).toMatchObject({ kind: 'done', verdict: 'red', reason: 'line.loss' });
  });

  it('[READY-54] no echo at the PBX, nothing that comes back, no line: each has its reason', async () => {
    office.pbx.refusals.set('6501', 404);
    anna.phone.startReadiness({ ...policy, echoNumber: '6501' }, ['line']);
    await office.soon();
    expect(state('line')).toMatchObject({ kind: 'done', verdict: 'amber', reason: 'line.noEcho' });
    anna.phone.startReadiness(policy, ['line']);
    await office.clock.advance(9_000);
    expect(state('line')).toMatchObject({ kind: 'done', verdict: 'red', reason: 'line.noSound' });
    await anna.phone.unregister();
    anna.phone.startReadiness(policy, ['line']);
    await office.soon();
    expect(state('line')).toMatchObject({ kind: 'done', verdict: 'red', reason: 'line.down' });
  });

  it('[READY-3] a microphone that may not be opened is red by its own reason, and can be looked at again alone', async () => {
    anna.media.microphoneProblem = 'audio.microphoneDenied';
    anna.phone.startReadiness(policy, ['headset', 'room', 'microphone', 'echo']);
    await office.soon();
    expect(verdicts().slice(1, 5)).toEqual(['sound.denied', 'sound.denied', 'sound.denied', 'sound.denied']);
    anna.media.microphoneProblem = null;
    speaks();
    anna.phone.startReadiness(policy, ['microphone']);
    await office.clock.advance(5_000);
    expect(verdicts().slice(1, 5)).toEqual(['sound.denied', 'sound.denied', 'microphone.clear', 'sound.denied']);
  });

  it('[READY-30] [READY-31] a microphone that gives nothing is told after twelve seconds', async () => {
    anna.phone.startReadiness(policy, ['microphone']);
    await office.clock.advance(11_000);
    expect(state('microphone').kind).toBe('running');
    await office.clock.advance(2_000);
    expect(state('microphone')).toMatchObject({ verdict: 'red', reason: 'microphone.silent' });
  });
});
