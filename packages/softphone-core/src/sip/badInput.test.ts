import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Desk, Office } from '../testing/index.ts';
import { TORTURE } from '../testing/torture/index.ts';

/** SIP.js measures its transactions with the page's own timers. */
const TRANSACTION_LIVES_MS = 70_000;
/** Longer than any ring (CALL-14) and the card of its end (CALLS-3). */
const ALL_OVER_MS = 190_000;

let office: Office;
let anna: Desk;
let bela: Desk;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] });
  office = new Office();
  anna = await office.seat('1001');
  bela = await office.seat('1002');
});
afterEach(async () => {
  await office.close();
  vi.useRealTimers();
});

/** Time passes for the phone and for SIP.js. */
async function timePasses(ms: number): Promise<void> {
  await office.clock.advance(ms);
  // Last: what was sent at the end of that time is over too.
  await vi.advanceTimersByTimeAsync(TRANSACTION_LIVES_MS);
}

/** Nothing of what came is left, and the phone is as good as before. */
async function expectNothingLeft(): Promise<void> {
  for (const { id } of anna.phone.calls.getState()) await anna.phone.hangUp(id);
  await timePasses(ALL_OVER_MS);
  expect(anna.kinds()).toEqual([]);
  expect(anna.media.isRinging).toBe(false);
  expect(anna.media.open).toEqual({ players: 0, microphones: 0, peers: 1 });
  expect(anna.phone.line.getState().state.kind).toBe('registered');
  // Each transaction that lives has a timer.
  expect(vi.getTimerCount()).toBe(0);
}

async function expectCallsWork(): Promise<void> {
  const id = await anna.phone.dial('1002');
  await office.soon();
  await bela.phone.answer(bela.newest().id);
  await office.soon();
  expect(anna.call(id).state.kind).toBe('talking');
  await anna.phone.hangUp(id);
  await timePasses(6000);
}

/** Where the PBX sends Anna's calls: her contact. */
let contact = '';
/** Everything the PBX ever told Anna in a day's work: calls in and out, hold, keys, transfer, refusals, a renewed registration. */
async function aDaysMessages(): Promise<string[]> {
  const told: string[] = [];
  office.pbx.onTell = (text, to) => {
    if (to === '1001') told.push(text);
  };
  await bela.phone.dial('1001');
  await office.soon();
  const { id } = anna.newest();
  await anna.phone.answer(id);
  await office.soon();
  for (const change of ['hold', 'retrieve'] as const) {
    await Promise.all([bela.phone[change](bela.newest().id), office.soon()]);
    await Promise.all([anna.phone[change](id), office.soon()]);
  }
  await Promise.all([anna.phone.transfer(id, '1003'), office.clock.advance(200)]);
  await bela.phone.hangUp(bela.newest().id);
  await office.soon();
  await anna.phone.dial('1002');
  await office.soon();
  await bela.phone.reject(bela.newest().id);
  await office.soon();
  await bela.phone.dial('1001');
  await office.soon();
  await bela.phone.hangUp(bela.newest().id);
  await timePasses(10_000);
  office.pbx.onTell = () => {};
  contact = /^INVITE (\S+) /m.exec(told.find((text) => text.startsWith('INVITE ')) ?? '')?.[1] ?? '';
  const info = told.find((text) => text.startsWith('BYE '))?.replaceAll('BYE', 'INFO') ?? '';
  const notify = info
    .replaceAll('INFO', 'NOTIFY')
    .replace('\r\n\r\n', '\r\nEvent: refer\r\nSubscription-State: active\r\nContent-Type: message/sipfrag\r\n\r\n');
  return [...told, info, `${notify}SIP/2.0 180 Ringing\r\n`];
}

describe('RFC 4475', () => {
  it('has 49 messages, one a section', () => {
    expect(TORTURE).toHaveLength(49);
    expect(new Set(TORTURE.map(({ section }) => section)).size).toBe(49);
  });

  it('[BAD-1] [BAD-2] each as it stands, and each addressed to this phone: it lives, and nothing stays', async () => {
    await aDaysMessages();
    for (const { text } of TORTURE) {
      office.pbx.say('1001', text);
      office.pbx.say('1001', text.replace(/^(\S+) +\S+(?: lr)? /, `$1 ${contact} `));
      await office.soon();
      expect(anna.kinds().filter((kind) => !/^(ringingHere|ended)/.test(kind))).toEqual([]);
      for (const { id } of anna.phone.calls.getState()) await anna.phone.hangUp(id);
    }
    await expectNothingLeft();
    await expectCallsWork();
  });
});

/** Ways to spoil a message; each is deterministic, so that a seed tells it all. */
type Spoil = (text: string, at: number, word: string) => string;
const lineAt = (text: string, at: number, change: (line: string) => string[]): string => {
  const lines = text.split('\r\n');
  const index = at % lines.length;
  lines.splice(index, 1, ...change(lines[index] ?? ''));
  return lines.join('\r\n');
};
const SPOILS: readonly Spoil[] = [
  (text, at) => lineAt(text, at, () => []),
  (text, at) => lineAt(text, at, (line) => [line, line]),
  (text, at, word) => lineAt(text, at, (line) => [line.replace(/:.*/, `: ${word}`)]),
  (text, at, word) => lineAt(text, at, (line) => [`${word}${line}`]),
  (text, at, word) => lineAt(text, at, (line) => [line.replace(/\d+/, word)]),
  (text, at) => lineAt(text, at, (line) => [line.replace(/\d+/, '99999999999999999999999')]),
  (text, at) => lineAt(text, at, (line) => [line.replace(/\d+/, '-1')]),
  (text, at) => lineAt(text, at, (line) => Array.from({ length: 40 }, () => line)),
  (text, at, word) => text.slice(0, at % text.length) + word + text.slice(at % text.length),
  (text, at) => text.slice(0, at % text.length),
  (text, at) => text.slice(at % text.length),
  (text, at, word) => text.slice(0, at % text.length) + word + text.slice((at % text.length) + word.length),
  (text) => text.replaceAll('\r\n', '\n'),
  (text, at) => lineAt(text, at, (line) => [line.toUpperCase()]),
  (text, at) => lineAt(text, at, (line) => [` ${line}`]),
  (text, _at, word) => text.replace(/^\S+/, word),
  (text) => `${text}${text}`,
  (text, at, word) => text.replace(/\r\n\r\n[^]*$/, `\r\n\r\n${word.repeat(at % 500)}`),
  (text, at) => text.replace(/^(v=0[^]*)$/m, (sdp) => lineAt(sdp, at, () => [])),
  (text, at, word) => text.replace(/^(v=0[^]*)$/m, (sdp) => lineAt(sdp, at, (line) => [line.slice(0, 2) + word])),
];

const mutation = fc.record({
  of: fc.nat(),
  spoils: fc.array(
    fc.record({ how: fc.nat(SPOILS.length - 1), at: fc.nat(5000), word: fc.string({ maxLength: 12 }) }),
    {
      minLength: 1,
      maxLength: 3,
    },
  ),
  /** A call of its own, or one that is known already. */
  isNew: fc.boolean(),
  fresh: fc.nat(),
});

/** This folder is typed as a page; the tests run in Node, which can say how much memory is really in use. */
interface NodeParts {
  readonly process: { memoryUsage(): { readonly heapUsed: number } };
}
const nodeModule = async <T>(name: string): Promise<T> => (await import(/* @vite-ignore */ `node:${name}`)) as T;
async function heapBytes(): Promise<number> {
  const v8 = await nodeModule<{ setFlagsFromString(flag: string): void }>('v8');
  const vm = await nodeModule<{ runInNewContext(code: string): () => void }>('vm');
  v8.setFlagsFromString('--expose_gc');
  vm.runInNewContext('gc')();
  return (globalThis as unknown as NodeParts).process.memoryUsage().heapUsed;
}

/** What is said before the phone may breathe: more calls than may live at once are refused anyway. */
const AT_ONCE = 40;

describe('10,000 mutated messages', () => {
  it('[BAD-1] [BAD-2] no crash, no stuck call, no ghost ring, nothing kept', { timeout: 480_000 }, async () => {
    const messages = await aDaysMessages();
    const seed = Date.now() % 2_147_483_647;
    console.log(`mutated SIP: seed ${seed}`);
    let sent = 0;
    let heapAfterFirst = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(mutation, { minLength: 400, maxLength: 400 }), async (batch) => {
        for (const { of, spoils, isNew, fresh } of batch) {
          const message = messages[of % messages.length] ?? '';
          const own = isNew
            ? message.replace(/branch=z9hG4bK\w+/, `branch=z9hG4bK${fresh}`).replace(/^(Call-ID: ).*/m, `$1c${fresh}`)
            : message;
          const spoilt = spoils.reduce((text, { how, at, word }) => SPOILS[how]?.(text, at, word) ?? text, own);
          office.pbx.say('1001', spoilt);
          sent += 1;
          if (sent % AT_ONCE !== 0) continue;
          await office.soon();
          for (const { id } of anna.phone.calls.getState()) await anna.phone.hangUp(id);
        }
        await office.soon();
        await expectNothingLeft();
        if (sent === 2000) heapAfterFirst = await heapBytes();
      }),
      { numRuns: 25, seed, endOnFailure: true },
    );
    expect(sent).toBe(10_000);
    expect((await heapBytes()) - heapAfterFirst).toBeLessThan(15_000_000);
    await expectCallsWork();
  });
});
