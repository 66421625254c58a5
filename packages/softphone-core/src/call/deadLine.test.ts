import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { anna, bela, clock, getUp, kindOf, pbx, ports, reasonOf, sitDown, soon, talk } from '../testing/twoPhones.ts';

beforeEach(sitDown);
afterEach(getUp);

describe('a line that dies', () => {
  it('[CALL-7] [LINE-5] the call goes on over the next socket, and BYE uses it', async () => {
    const { out } = await talk();
    pbx.cut('1001', 'closed');
    await soon();
    expect(anna.line.getState().state).toMatchObject({ kind: 'waiting', problem: 'line.lost' });
    expect(kindOf(anna)).toBe('talking');
    await clock.advance(1100);
    expect(anna.line.getState().state.kind).toBe('registered');
    await anna.hangUp(out);
    await soon();
    expect([reasonOf(anna), reasonOf(bela)]).toEqual(['hungUpHere', 'hungUpThere']);
  });

  it('[CALL-7] hung up while the line is down: BYE is owed and sent when it is back', async () => {
    const { out } = await talk();
    pbx.isDown = true;
    pbx.cut('1001', 'closed');
    await soon();
    await anna.hangUp(out);
    expect([reasonOf(anna), kindOf(bela)]).toEqual(['hungUpHere', 'talking']);
    pbx.isDown = false;
    await clock.advance(2500);
    expect(reasonOf(bela)).toBe('hungUpThere');
  });

  it('[CALL-7] a call the far side has forgotten ends as callGone after the line is back', async () => {
    await talk();
    pbx.cut('1002', 'closed');
    await bela.unregister();
    pbx.cut('1001', 'closed');
    await clock.advance(1500);
    expect(reasonOf(anna)).toBe('callGone');
  });

  it('[CALL-6] no ghost ring: what rings when the socket dies ends at once', async () => {
    await anna.dial('1002');
    await soon();
    pbx.cut('1002', 'closed');
    await soon();
    expect(reasonOf(bela)).toBe('lineDown');
    expect(ports['1002'].media.isRinging).toBe(false);
  });

  it('[CALL-6] what was being dialled when the socket dies ends as lineDown', async () => {
    await anna.dial('1002');
    await soon();
    pbx.cut('1001', 'closed');
    await soon();
    expect(reasonOf(anna)).toBe('lineDown');
    await expect(anna.dial('1002')).rejects.toMatchObject({ code: 'call.lineDown' });
  });

  it('[LINE-4] a line that swallows everything is noticed within 5 s, in a call too', async () => {
    await talk();
    pbx.cut('1001', 'silent');
    await clock.advance(5000);
    expect(anna.line.getState().state).toMatchObject({ kind: 'waiting', problem: 'line.lost' });
    expect(kindOf(anna)).toBe('talking');
  });
});
