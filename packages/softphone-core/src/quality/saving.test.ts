import * as fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { Office } from '../testing/office.ts';
import { isStrained, SAVING_AT_START, SAVING_RULE, type SavingState, transitionSaving } from './savingMachine.ts';

const CALM = { lossRatio: 0, jitterMs: 5, roundTripMs: 40 };
const STRAINED = { ...CALM, lossRatio: 0.2, roundTripMs: 300 };

/** A talk, a sample a second. */
function after(state: SavingState, samples: readonly (typeof CALM)[], from = 0): SavingState {
  return samples.reduce(
    (now, quality, index) => transitionSaving(now, { kind: 'sampled', quality, at: from + index * 1000 }),
    state,
  );
}
const times = <T>(count: number, value: T): T[] => Array.from({ length: count }, () => value);

describe('saving', () => {
  it('[SAVE-1] jitter or delay strain a line, and loss beside some of them; loss alone does not', () => {
    expect(isStrained(CALM)).toBe(false);
    for (const change of [
      { lossRatio: 0.06, jitterMs: 31 },
      { lossRatio: 0.06, roundTripMs: 251 },
    ])
      expect(isStrained({ ...CALM, ...change })).toBe(true);
    for (const change of [{ lossRatio: 0.4 }, { jitterMs: 31, roundTripMs: 251 }])
      expect(isStrained({ ...CALM, ...change })).toBe(false);
    for (const change of [{ jitterMs: 61 }, { roundTripMs: 501 }])
      expect(isStrained({ ...CALM, ...change })).toBe(true);
  });

  it('[SAVE-2] five of seven raise it, four do not, and a calm minute clears it', () => {
    const four = [STRAINED, CALM, STRAINED, CALM, STRAINED, STRAINED, CALM];
    expect(after(SAVING_AT_START, four).mode).toBe('normal');
    const thin = after(SAVING_AT_START, [STRAINED, CALM, STRAINED, CALM, STRAINED, STRAINED, STRAINED]);
    expect(thin.mode).toBe('saving');
    const almost = after(thin, times(SAVING_RULE.clearAfter - 1, CALM), 100_000);
    expect(almost.mode).toBe('saving');
    expect(after(almost, [CALM], 200_000).mode).toBe('normal');
  });

  it('[SAVE-3] the person has the last word, and the line is judged meanwhile', () => {
    const wished = (wish: 'always' | 'never' | 'automatic', state: SavingState): SavingState =>
      transitionSaving(state, { kind: 'wished', wish, isInCall: false, at: 0 });
    expect(wished('always', SAVING_AT_START).mode).toBe('saving');
    const refused = after(wished('never', SAVING_AT_START), times(7, STRAINED));
    expect(refused.mode).toBe('normal');
    expect(wished('automatic', refused).mode).toBe('saving');
  });

  it('[SAVE-7] dear data saves while it is dear, unless the person wants it never', () => {
    const dear = (isDear: boolean, state: SavingState): SavingState =>
      transitionSaving(state, { kind: 'dear', isDear, isInCall: false, at: 0 });
    const saving = dear(true, SAVING_AT_START);
    expect([saving.mode, dear(false, saving).mode]).toEqual(['saving', 'normal']);
    const never = transitionSaving(saving, { kind: 'wished', wish: 'never', isInCall: false, at: 0 });
    expect(never.mode).toBe('normal');
  });

  it('[SAVE-5] in a call at most one change a minute, whatever comes, and what was wished comes at last', () => {
    const event = fc.oneof(
      fc.record({
        kind: fc.constant('wished' as const),
        wish: fc.constantFrom('automatic' as const, 'always' as const, 'never' as const),
        isInCall: fc.constant(true),
      }),
      fc.record({ kind: fc.constant('sampled' as const), quality: fc.constantFrom(CALM, STRAINED) }),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(event, fc.integer({ min: 1, max: 20_000 })), { maxLength: 200 }), (events) => {
        let state = SAVING_AT_START;
        let at = 0;
        const changes: number[] = [];
        for (const [what, laterMs] of events) {
          at += laterMs;
          const next = transitionSaving(state, { ...what, at });
          if (next.mode !== state.mode) changes.push(at);
          state = next;
        }
        const apart = changes.slice(1).map((change, index) => change - (changes[index] ?? 0));
        expect(apart.every((ms) => ms >= SAVING_RULE.apartMs)).toBe(true);
        const { wish, isThin, mode } = transitionSaving(state, { kind: 'callsOver' });
        expect(mode).toBe(wish === 'always' || (wish === 'automatic' && isThin) ? 'saving' : 'normal');
      }),
    );
  });
});

describe('saving on two phones', () => {
  let office: Office;
  afterEach(() => office.close());

  it('[SAVE-4] [SDP-6] [SDP-7] a press in a call is one re-INVITE that asks for it, and the next call begins so', async () => {
    office = new Office();
    const [anna, bela] = [await office.seat('1001'), await office.seat('1002')];
    const dialled = anna.phone.dial('1002');
    await office.soon();
    await dialled;
    await bela.phone.answer(bela.newest().id);
    await office.soon();
    const offers = (): string[] =>
      bela.media.peers.map(({ remoteDescription }) => remoteDescription?.sdp ?? '').filter((sdp) => sdp !== '');
    expect(offers().join()).not.toContain('a=ptime');
    const sent = () =>
      anna.media.peers.flatMap(({ transceivers }) => transceivers.map(({ sender }) => sender.maxBitrate));
    anna.phone.setSaving('always');
    // Before anybody was asked: the question may have to wait behind the voice.
    expect(sent()).toContain(9_000);
    anna.phone.setSaving('always');
    await office.soon();
    expect(offers().at(-1)).toContain('a=fmtp:111 minptime=10;useinbandfec=1;maxaveragebitrate=9000;usedtx=1');
    expect(offers().at(-1)).toContain('a=ptime:60\r\na=maxptime:60');
    expect([anna.kinds(), bela.kinds()]).toEqual([['talking none'], ['talking none']]);
    await anna.phone.hangUp(anna.newest().id);
    await office.soon();
    const again = anna.phone.dial('1002');
    await office.soon();
    await again;
    await bela.phone.answer(bela.newest().id);
    await office.soon();
    expect(offers().at(-1)).toContain('a=ptime:60');
  });

  it('[SAVE-6] while nothing is heard only the way is sought; the mode is settled when the far side is heard again', async () => {
    office = new Office();
    const [anna, bela] = [await office.seat('1001'), await office.seat('1002')];
    await anna.phone.dial('1002');
    await office.soon();
    await bela.phone.answer(bela.newest().id);
    await office.soon();
    const counters = anna.media.peers[0]?.counters;
    if (counters === undefined) throw new Error('no path');
    const reinvites = (): number => office.pbx.heard.filter((said) => said.startsWith('INVITE ')).length - 1;
    counters.packetsReceived = 50;
    await office.clock.advance(300);
    counters.packetsReceived = 60;
    await office.clock.advance(300);
    await office.clock.advance(700);
    expect(reinvites()).toBe(1);
    anna.phone.setSaving('always');
    await office.clock.advance(1000);
    expect(reinvites()).toBe(1);
    counters.packetsReceived = 100;
    await office.clock.advance(300);
    expect(reinvites()).toBe(2);
    expect(bela.media.peers.at(-1)?.remoteDescription?.sdp).toContain('a=ptime:60');
  });
});
