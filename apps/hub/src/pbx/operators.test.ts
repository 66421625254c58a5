import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { systemClock, type Clock } from '../clock.ts';
import type { FakePbx } from '../testing/fakePbx.ts';
import { EXTENSION, LINE, QUEUES, ShiftAtPbx, valueOf } from '../testing/shiftAtPbx.ts';

let shift: ShiftAtPbx;
let pbx: FakePbx;

beforeEach(async () => {
  shift = await ShiftAtPbx.open();
  ({ pbx } = shift);
});
afterEach(() => shift.close());

describe('the account of a shift', () => {
  it('[PHONE-1] [PHONE-2] [PHONE-3] makes the phone’s account and joins all queues, paused', async () => {
    const account = await shift.beginShift();
    expect(account).toMatchObject({ username: EXTENSION, serverUrl: 'wss://pbx.test/ws', domain: 'pbx.test' });
    const ha1 = createHash('md5').update(`${EXTENSION}:pbx.test:${account.password}`).digest('hex');
    expect(pbx.objects.get(`auth/${EXTENSION}`)).toMatchObject({ password_digest: `MD5:${ha1}` });
    expect(pbx.objects.get(`endpoint/${EXTENSION}`)).toMatchObject({ webrtc: 'yes', context: 'operators' });
    expect(await shift.confirmed('notReady')).toMatchObject({ reason: 'signedIn' });
    for (const queue of QUEUES) expect(pbx.queues.get(queue)?.get(LINE)).toEqual({ paused: true, reason: 'signedIn' });
    const again = await shift.beginShift();
    expect(again.password).not.toBe(account.password);
  });

  it('[AGENT-12] [PHONE-6] a PBX that forgot everything gets everybody back', async () => {
    await shift.beReady();
    const before = pbx.objects.get(`auth/${EXTENSION}`);
    await pbx.goAway();
    for (const members of pbx.queues.values()) members.clear();
    pbx.objects.clear();
    pbx.actions.length = 0;
    await pbx.listen();
    await pbx.asked({ Action: 'QueuePause', Paused: 'false' });
    await shift.told((state) => state.isPbxConnected && state.confirmed.kind === 'ready');
    for (const queue of QUEUES) expect(pbx.queues.get(queue)?.get(LINE)).toEqual({ paused: false, reason: '' });
    await expect.poll(() => pbx.objects.get(`endpoint/${EXTENSION}`)).toBeDefined();
    expect(pbx.objects.get(`auth/${EXTENSION}`)).toEqual(before);
  });

  it('[PHONE-4] signing out leaves the queues and removes the account', async () => {
    await shift.beReady();
    valueOf(await shift.socket.command('session.signOut', {}));
    expect(pbx.objects.size).toBe(0);
    for (const members of pbx.queues.values()) expect(members.size).toBe(0);
  });

  it('[PHONE-4] signing out while the PBX is away is caught up with', async () => {
    await shift.beReady();
    await pbx.goAway();
    await shift.told((state) => !state.isPbxConnected);
    valueOf(await shift.socket.command('session.signOut', {}));
    expect(pbx.objects.size).toBe(3);
    await pbx.listen();
    await expect.poll(() => pbx.objects.size).toBe(0);
    for (const members of pbx.queues.values()) expect(members.size).toBe(0);
  });

  it('[PHONE-5] when the shift’s length is over the account ends, but not during a call', async () => {
    const checks: (() => void)[] = [];
    let aheadMs = 0;
    const clock: Clock = {
      now: () => Date.now() + aheadMs,
      // The minute between two looks passes when the test says so.
      after(delayMs, run) {
        if (delayMs !== 60_000) return systemClock.after(delayMs, run);
        checks.push(run);
        return () => undefined;
      },
    };
    await shift.moveToHub(clock);
    await shift.beReady();
    pbx.call('AgentConnect', 'call-1', EXTENSION);
    await shift.confirmed('talking');
    aheadMs = 3_600_001;
    checks.at(-1)?.();
    await expect.poll(() => checks.length).toBe(2);
    expect(pbx.objects.size).toBe(3);
    pbx.call('AgentComplete', 'call-1', EXTENSION);
    await shift.confirmed('wrapUp');
    checks.at(-1)?.();
    await shift.confirmed('signedOut');
    await expect.poll(() => pbx.objects.size).toBe(0);
  });
});
