import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { accountOf, type Desk, Office } from '../testing/index.ts';

const FIRST = 'wss://pbx.test/ws';
const SECOND = 'wss://edge2.test/ws';
const THIRD = 'wss://edge3.test/ws';
const account = { ...accountOf('1001'), serverUrl: FIRST, fallbackUrls: [SECOND, THIRD] };
let office: Office;
let anna: Desk;

beforeEach(async () => {
  office = new Office();
  anna = await office.seat('1001');
  await office.seat('1002');
});
afterEach(() => office.close());

/** Anna's account with all edges; the office's first one begins. */
async function withEdges(): Promise<void> {
  await anna.phone.unregister();
  office.pbx.opened.length = 0;
  anna.phone.register(account);
  await office.soon();
}
const line = () => anna.phone.line.getState();

describe('C21 several edges', () => {
  it('[LINE-17] the preferred one is used while it is there', async () => {
    await withEdges();
    expect(office.pbx.opened).toEqual([FIRST]);
    expect(line()).toMatchObject({ state: { kind: 'registered' }, serverUrl: FIRST, isFallback: false });
  });

  it('[LINE-18] one that cannot be reached is passed over at once, and so is the next', async () => {
    office.pbx.downUrls.add(FIRST).add(SECOND);
    await withEdges();
    expect(office.pbx.opened).toEqual([FIRST, SECOND, THIRD]);
    expect(line()).toMatchObject({ state: { kind: 'registered' }, serverUrl: THIRD, isFallback: true });
  });

  it('[LINE-18] none can be reached: the wait comes after the last, and grows by rounds', async () => {
    office.pbx.downUrls.add(FIRST).add(SECOND).add(THIRD);
    await withEdges();
    expect(office.pbx.opened.slice(0, 3)).toEqual([FIRST, SECOND, THIRD]);
    const { state } = line();
    if (state.kind !== 'waiting') throw new Error(state.kind);
    expect(state.retryAt - office.clock.now()).toBeLessThanOrEqual(2000);
    await office.clock.advance(40_000);
    expect(office.pbx.opened.length % 3).toBe(0);
    office.pbx.downUrls.clear();
    await office.clock.advance(31_000);
    expect(line()).toMatchObject({ state: { kind: 'registered' }, serverUrl: FIRST });
  });

  it('[LINE-18] a call goes on over the next edge when its own is lost', async () => {
    await withEdges();
    const bela = await office.seat('1004');
    const id = await anna.phone.dial('1004');
    await office.soon();
    await bela.phone.answer(bela.newest().id);
    await office.soon();
    office.pbx.downUrls.add(FIRST);
    office.pbx.cut('1001', 'closed');
    await office.soon();
    expect(line()).toMatchObject({ state: { kind: 'registered' }, serverUrl: SECOND, isFallback: true });
    expect([anna.kinds(), bela.kinds()]).toEqual([['talking none'], ['talking none']]);
    await anna.phone.hangUp(id);
    await office.soon();
    expect(bela.kinds()).toEqual(['ended hungUpThere']);
  });

  it('[LINE-19] goes back when the preferred one is there again, but never in a call', async () => {
    office.pbx.downUrls.add(FIRST);
    await withEdges();
    expect(line().serverUrl).toBe(SECOND);
    const id = await anna.phone.dial('1002');
    await office.soon();
    office.pbx.downUrls.clear();
    await office.clock.advance(130_000);
    expect(line().serverUrl).toBe(SECOND);
    await anna.phone.hangUp(id);
    await office.clock.advance(61_000);
    expect(line()).toMatchObject({ state: { kind: 'registered' }, serverUrl: FIRST, isFallback: false });
  });

  it('[LINE-19] one that stays away is looked at without harm to the line', async () => {
    office.pbx.downUrls.add(FIRST);
    await withEdges();
    await office.clock.advance(190_000);
    expect(line()).toMatchObject({ state: { kind: 'registered' }, serverUrl: SECOND });
    expect(office.pbx.opened.filter((url) => url === FIRST)).toHaveLength(4);
  });

  it('[LINE-14] [LINE-17] new credentials stay on the edge in use; one that is no longer an edge is left', async () => {
    office.pbx.downUrls.add(FIRST);
    await withEdges();
    anna.phone.register({ ...account, password: 'next shift' });
    await office.soon();
    expect(office.pbx.opened).toEqual([FIRST, SECOND]);
    anna.phone.register({ ...account, fallbackUrls: [THIRD] });
    await office.soon();
    expect(line()).toMatchObject({ serverUrl: THIRD, isFallback: true });
  });
});
