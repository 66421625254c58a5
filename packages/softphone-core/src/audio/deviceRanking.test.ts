import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { afterListing, NOBODY_HERE, STEADY_AFTER_MS, unsteady } from './devicePresence.ts';
import { chosenFirst, movedUp, patternOf, pickDevice, refreshed, rememberedAs, SYSTEM } from './deviceRanking.ts';
import { isMicrophoneWrong, listedOf, type RawDevice } from './deviceSeats.ts';
import { NOTHING_RANKED, type RankedDevice } from './deviceState.ts';

const jabra = { id: 'j1', label: 'Headset Microphone (Jabra Evolve 20) (0b0e:0300)' };
const laptop = { id: 'l1', label: 'Microphone Array (Made-up Audio)' };
const cheap = { id: 'c1', label: 'USB PnP Sound Device (8086:0808)' };
const remembered = [rememberedAs(jabra), rememberedAs(cheap)];
const pick = (list: readonly RankedDevice[], devices: readonly { id: string; label: string }[], avoid: string[] = []) =>
  pickDevice({ list, devices, avoid: new Set(avoid), systemId: null });

describe('the ranked choice', () => {
  it('H2 [RANK-1] [RANK-2] a headset in another port, with another id, is the same', () => {
    const again = { id: 'other', label: 'headset  microphone (2- Jabra Evolve 20) (0B0E:0300)' };
    expect(patternOf(again.label)).toEqual(patternOf(jabra.label));
    expect(pick(remembered, [laptop, again])).toBe('other');
  });

  it('[RANK-3] another USB id is another device; a name in another language is not', () => {
    expect(pick(remembered, [{ id: 'x', label: jabra.label.replace('0300', '0301') }])).toBeNull();
    expect(pick(remembered, [{ id: 'x', label: '耳机式麦克风 (Jabra Evolve 20) (0b0e:0300)' }])).toBe('x');
    const both = [
      { id: 'x', label: 'Line (Jabra Evolve 20) (0b0e:0300)' },
      { id: 'y', label: jabra.label },
    ];
    expect(pick(remembered, both)).toBe('y');
  });

  it('[RANK-3] of two alike the one that was chosen is used, and the other when that is gone', () => {
    const twin = { ...jabra, id: 'j2' };
    const list = chosenFirst(chosenFirst([], jabra), twin);
    expect(list).toHaveLength(1);
    expect(pick(list, [jabra, twin])).toBe('j2');
    expect(pick(list, [jabra])).toBe('j1');
  });

  it('[RANK-3] an id from before rankings were kept still finds its device, which then has a name', () => {
    const old: RankedDevice[] = [{ kind: 'device', label: '', usbId: null, lastId: 'c1' }];
    expect(pick(old, [laptop, cheap])).toBe('c1');
    expect(refreshed(old, [laptop, cheap])).toEqual([rememberedAs(cheap)]);
    expect(refreshed(remembered, [laptop])).toBe(remembered);
  });

  it('[RANK-4] [RANK-6] the last chosen is first, nothing twice, at most twelve', () => {
    const device = fc.record({ id: fc.nat(30).map(String), label: fc.constantFrom('', 'A', 'B (0001:0002)', 'C') });
    fc.assert(
      fc.property(fc.array(fc.option(device)), fc.option(device), (chosen, last) => {
        const list = [...chosen, last].reduce<RankedDevice[]>((before, each) => chosenFirst(before, each), []);
        expect(list[0]).toEqual(last === null ? { kind: 'system' } : rememberedAs(last));
        expect(list.length).toBeLessThanOrEqual(12);
        expect(list.filter(({ kind }) => kind === 'system').length).toBeLessThanOrEqual(1);
        const ids = list.flatMap((each) => (each.kind === 'device' ? [each.lastId] : []));
        expect(new Set(ids).size).toBe(ids.length);
      }),
    );
    const [first, second] = remembered;
    expect(movedUp(remembered, 1)).toEqual([second, first]);
    expect(movedUp(remembered, 0)).toBe(remembered);
  });

  it('[RANK-7] the best that is here and can be used; the system where it is ranked higher; any rather than none', () => {
    expect(pick(remembered, [laptop, cheap, jabra])).toBe('j1');
    expect(pick(remembered, [laptop, cheap])).toBe('c1');
    expect(pick(remembered, [laptop, cheap, jabra], ['j1'])).toBe('c1');
    expect(pick(chosenFirst(remembered, null), [jabra])).toBeNull();
    expect(pick([], [laptop])).toBeNull();
    expect(pick(remembered, [laptop], [SYSTEM])).toBe('l1');
  });

  it('[RANK-8] calls follow the communications device of Windows, ringing its default; both are no devices', () => {
    const listed = listedOf([
      { kind: 'audiooutput', id: 'default', label: 'Standard - Lautsprecher (Made-up)' },
      { kind: 'audiooutput', id: 'communications', label: 'Kommunikation - Kopfhörer (Jabra)' },
      { kind: 'audiooutput', id: 'a', label: 'Lautsprecher (Made-up)' },
      { kind: 'audiooutput', id: 'b', label: 'Kopfhörer (Jabra)' },
      { kind: 'audioinput', id: 'default', label: 'Default' },
    ]);
    expect(listed.speakers.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(listed.microphones.map(({ id }) => id)).toEqual(['default']);
    expect(listed.system).toEqual({
      microphone: { id: null, label: 'Default' },
      speaker: { id: 'communications', label: 'Kopfhörer (Jabra)' },
      ringer: { id: null, label: 'Lautsprecher (Made-up)' },
    });
  });
});

describe('what comes and goes', () => {
  it('[PLUG-5] a device that went twice must prove itself, and one that went once need not', () => {
    let presence = afterListing(NOBODY_HERE, ['a', 'b'], 0);
    for (const [at, ids] of [
      [1000, ['b']],
      [1500, ['a', 'b']],
      [2000, ['b']],
      [2500, ['a', 'b']],
    ] as const)
      presence = afterListing(presence, ids, at);
    expect(unsteady(presence, 2500)).toEqual({ ids: ['a'], lookAgainMs: STEADY_AFTER_MS });
    expect(unsteady(presence, 2500 + STEADY_AFTER_MS)).toEqual({ ids: [], lookAgainMs: null });
    presence = afterListing(presence, ['a'], 3000);
    expect(unsteady(presence, 3000).ids).toEqual(['a']);
    expect(unsteady(afterListing(presence, ['a', 'b'], 3100), 3100).ids).toEqual(['a']);
  });

  it('[MIC-6] a headset whose own microphone is not used is told, unless another was chosen', () => {
    const ear = { id: 'e', label: 'Headset Earphone (Jabra Evolve 20) (0b0e:0300)' };
    const raw: RawDevice[] = [
      ...[jabra, laptop].map((device) => ({ kind: 'audioinput' as const, ...device })),
      { kind: 'audiooutput', ...ear },
    ];
    const used = { microphone: laptop.label, speaker: ear.label, ringer: null };
    const isWrong = (more: Partial<typeof used>, ranking = NOTHING_RANKED, here = raw): boolean =>
      isMicrophoneWrong(listedOf(here), { usedNow: { ...used, ...more }, ranking });
    expect(isWrong({})).toBe(true);
    expect(isWrong({ microphone: jabra.label })).toBe(false);
    expect(isWrong({ speaker: 'Lautsprecher' })).toBe(false);
    expect(isWrong({}, { ...NOTHING_RANKED, microphone: [rememberedAs(laptop)] })).toBe(false);
    expect(isWrong({}, NOTHING_RANKED, raw.slice(1))).toBe(false);
  });
});
