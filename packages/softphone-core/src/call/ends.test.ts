import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { anna, bela, clock, getUp, kindOf, only, pbx, ports, reasonOf, sitDown, soon } from '../testing/twoPhones.ts';

beforeEach(sitDown);
afterEach(getUp);

describe('the ways a call ends', () => {
  it('[CALL-5] hung up while it rings: CANCEL, and both know', async () => {
    const id = await anna.dial('1002');
    await soon();
    await anna.hangUp(id);
    expect(kindOf(anna)).toBe('ending');
    await soon();
    expect([reasonOf(anna), reasonOf(bela)]).toEqual(['cancelled', 'cancelled']);
    expect(ports['1002'].media.isRinging).toBe(false);
  });

  it('[CALL-5] hung up before anything was heard: CANCEL follows as soon as it may', async () => {
    const id = await anna.dial('1002');
    await anna.hangUp(id);
    await soon();
    expect([reasonOf(anna), reasonOf(bela)]).toEqual(['cancelled', 'cancelled']);
  });

  it('[CALL-5] CANCEL crossing the 200: acknowledged, then BYE', async () => {
    const id = await anna.dial('1002');
    await soon();
    pbx.onMessage = (text) => !text.startsWith('CANCEL ');
    await anna.hangUp(id);
    await bela.answer(only(bela).id);
    await soon();
    expect([reasonOf(anna), reasonOf(bela)]).toEqual(['cancelled', 'hungUpThere']);
    expect(pbx.heard.some((line) => line.startsWith('BYE '))).toBe(true);
  });

  it('[CALL-5] ends by itself when nobody answers the CANCEL', async () => {
    const id = await anna.dial('1002');
    await soon();
    pbx.onMessage = (text) => !text.startsWith('CANCEL ');
    await anna.hangUp(id);
    await clock.advance(4100);
    expect(reasonOf(anna)).toBe('cancelled');
  });

  it('rejected here is busy there', async () => {
    await anna.dial('1002');
    await soon();
    await bela.reject(only(bela).id);
    await soon();
    expect([reasonOf(anna), reasonOf(bela)]).toEqual(['busy', 'rejectedHere']);
  });

  it.each([
    [486, 'busy'],
    [603, 'declined'],
    [404, 'numberNotFound'],
    [480, 'unavailable'],
    [503, 'unavailable'],
  ])('[END-1] %i from there is %s', async (status, reason) => {
    pbx.refusals.set('6003', status);
    await anna.dial('6003');
    await soon();
    expect(reasonOf(anna)).toBe(reason);
  });

  it('[CALL-6] answered elsewhere is told by the Reason of CANCEL', async () => {
    const id = await anna.dial('1002');
    await soon();
    let altered = false;
    pbx.onMessage = (text) => {
      if (!text.startsWith('CANCEL ') || altered) return true;
      altered = true;
      pbx.say('1002', text.replace('\r\n\r\n', '\r\nReason: SIP;cause=200;text="Call completed elsewhere"\r\n\r\n'));
      return false;
    };
    await anna.hangUp(id);
    await soon();
    expect(reasonOf(bela)).toBe('answeredElsewhere');
  });

  it('[NUM-1] a number that cannot be one is refused before anything is sent', async () => {
    const before = pbx.heard.length;
    await expect(anna.dial('10 02;evil=1')).rejects.toMatchObject({ code: 'call.badNumber' });
    expect(pbx.heard.length).toBe(before);
    await expect(anna.hangUp('no such call')).rejects.toMatchObject({ code: 'call.notFound' });
  });
});
