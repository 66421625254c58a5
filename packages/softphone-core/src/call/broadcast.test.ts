import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ANSWERED_ITSELF, lengthMsOf } from '../audio/tones.ts';
import { answerAskedBy } from '../sip/answerMode.ts';
import { type Desk, Office } from '../testing/index.ts';

let office: Office;
let anna: Desk;
let bela: Desk;

beforeEach(async () => {
  office = new Office();
  anna = await office.seat('1001');
  bela = await office.seat('1002');
});
afterEach(() => office.close());

const LISTENER = 'X-Hearthline-Voice: listener;id=voice1f';
/** Anna's PBX calls Bela with this header, and the tone is over. */
async function calledWith(header: string): Promise<void> {
  office.pbx.extraHeaders = [header];
  await anna.phone.dial('1002');
  await office.soon();
  await office.clock.advance(lengthMsOf(ANSWERED_ITSELF));
  office.pbx.extraHeaders = [];
}
const microphone = () => bela.media.microphones.at(-1);

describe('a leg of a live broadcast', () => {
  it('[CAST-1] [CAST-2] a listener’s answers itself, and neither a press nor the headset lets her be heard', async () => {
    await calledWith(LISTENER);
    expect(bela.newest()).toMatchObject({
      ...{ state: { kind: 'talking' }, isMuted: true, broadcast: { role: 'listener', broadcastId: 'voice1f' } },
    });
    const { id } = bela.newest();
    await bela.phone.setMuted(id, false);
    expect([bela.newest().isMuted, microphone()?.enabled]).toEqual([true, false]);
    await expect(bela.phone.hold(id)).rejects.toMatchObject({ code: 'call.wrongState' });
    await expect(bela.phone.transfer(id, '1003')).rejects.toMatchObject({ code: 'call.wrongState' });
  });

  it('[CAST-1] the leader’s answers itself too, is heard, and can be muted', async () => {
    await calledWith('X-Hearthline-Voice: speaker;id=voice1f');
    expect(bela.newest()).toMatchObject({ isMuted: false, broadcast: { role: 'speaker' } });
    expect(microphone()?.enabled).toBe(true);
    await bela.phone.setMuted(bela.newest().id, true);
    expect(microphone()?.enabled).toBe(false);
  });

  it('[CAST-1] comes into no other call: not shown, not answered', async () => {
    const cora = await office.seat('1003');
    await bela.phone.dial('1003');
    await office.soon();
    expect(cora.kinds()).toEqual(['ringingHere']);
    await calledWith(LISTENER);
    expect([anna.kinds(), bela.kinds()]).toEqual([['ended busy'], ['ringingThere']]);
  });

  it('[CAST-3] a call she answers ends her listening', async () => {
    const cora = await office.seat('1003');
    await calledWith(LISTENER);
    await cora.phone.dial('1002');
    await office.soon();
    await bela.phone.answer(bela.newest().id);
    await office.soon();
    expect(bela.kinds()).toEqual(['ended hungUpHere', 'talking none']);
    expect(bela.newest().isMuted).toBe(false);
  });

  it.each([
    ['speaker; id=voice0a', { kind: 'broadcast', leg: { role: 'speaker', broadcastId: 'voice0a' } }],
    ['listener', null],
    ['listener;id=<script>', null],
    ['teacher;id=voice1', null],
  ])('[CAST-1] x-hearthline-voice: %s', (value, expected) => {
    const getHeader = (name: string) => (name === 'x-hearthline-voice' ? value : undefined);
    expect(answerAskedBy({ getHeader, getHeaders: () => [] })).toEqual(expected);
  });
});
