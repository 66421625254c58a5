/** What a call costs, on the real parts: SIP.js and WebRTC in Electron, Asterisk between them. */
import { startPbx, type Pbx } from '@hearthline/pbx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hire } from './operators.ts';
import { type CallCost, costBetween, queueCall } from './callCost.ts';
import { type LabPhone, MICROPHONE_HZ, openPhoneWindows, type PhoneWindows } from './phoneWindows.ts';

/** What a month of talking may cost an operator on a metered line: 12 MB an hour, both directions. */
const LIMIT_MB_PER_HOUR = 12;
const FRAME_MS = 60;
let pbx: Pbx;
let windows: PhoneWindows;
let anna: LabPhone;
let bela: LabPhone;
const figures: Record<string, number> = {};

beforeAll(async () => {
  pbx = await startPbx();
  windows = await openPhoneWindows();
  anna = await windows.open();
  bela = await windows.open();
  await anna.register(await hire(pbx, '1001'));
  await bela.register(await hire(pbx, '1002'));
});
afterAll(async () => {
  console.log(JSON.stringify(figures, null, 2));
  await windows?.close();
  await pbx?.stop();
});

const keep = (name: string, { out, in: into }: CallCost): void => {
  figures[`${name}, out MB an hour`] = out.mbPerHour;
  figures[`${name}, in MB an hour`] = into.mbPerHour;
  figures[`${name}, out packets a second`] = out.packetsPerS;
  figures[`${name}, in packets a second`] = into.packetsPerS;
};
const sum = ({ out, in: into }: CallCost): number => out.mbPerHour + into.mbPerHour;

describe('N9: low bandwidth', () => {
  it('N9 a press in the call: 60 ms frames and half the bytes at most, both ways, by one re-INVITE; a silent side still sends', async () => {
    const out = await anna.dial('1002');
    const ringing = await bela.untilState('ringingHere');
    await bela.command('answer', ringing.id);
    await Promise.all([anna.untilHeard(MICROPHONE_HZ), bela.untilHeard(MICROPHONE_HZ)]);
    const usual = await costBetween(anna, { packets: 100 });
    keep('usual', usual);
    expect(usual.out.frameMs).toBeCloseTo(20, 0);

    const invitesBefore = (await anna.wire()).filter((line) => line.startsWith('> INVITE ')).length;
    await Promise.all([anna.setSaving('always'), bela.setSaving('always')]);
    await Promise.all([anna.untilVoiceMode('saving'), bela.untilVoiceMode('saving')]);
    const talking = await costBetween(anna, { packets: 50 });
    keep('saving, both talk all the time', talking);
    expect(Math.abs(talking.out.frameMs - FRAME_MS)).toBeLessThan(6);
    expect(Math.abs(talking.in.frameMs - FRAME_MS)).toBeLessThan(6);
    expect(sum(talking) / sum(usual)).toBeLessThan(0.5);
    await Promise.all([anna.untilHeard(MICROPHONE_HZ), bela.untilHeard(MICROPHONE_HZ)]);
    const invites = (await anna.wire()).filter((line) => line.startsWith('> INVITE ')).length;
    expect(invites - invitesBefore).toBe(1);

    await anna.setMuted(out, true);
    await bela.untilSilent();
    const listening = await costBetween(anna, { packets: 50 });
    keep('saving, one talks', listening);
    expect(listening.out.packetsPerS).toBeGreaterThan(1000 / FRAME_MS - 2);
    figures['saving, MB an hour of a conversation'] = sum(listening);
    expect(sum(listening)).toBeLessThan(LIMIT_MB_PER_HOUR);
    await anna.command('hangUp', out);
  });

  it('N9 a customer through the queue: what we send is thin; the PBX makes 20 ms frames of what it converts', async () => {
    const { customer, end } = await queueCall({ pbx, phone: anna, id: '1001' });
    const talking = await costBetween(anna, { packets: 100 });
    keep('saving, queue call, both talk all the time', talking);
    expect(talking.out.packetsPerS).toBeLessThan(1000 / FRAME_MS + 1);
    expect(talking.out.mbPerHour).toBeLessThan(LIMIT_MB_PER_HOUR);
    await customer.untilHeard(MICROPHONE_HZ);
    await end();
  });
});
