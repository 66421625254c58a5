import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FakePbx } from '../testing/fakePbx.ts';
import { EXTENSION, record, ShiftAtPbx, valueOf } from '../testing/shiftAtPbx.ts';

let shift: ShiftAtPbx;
let pbx: FakePbx;

beforeEach(async () => {
  shift = await ShiftAtPbx.open();
  ({ pbx } = shift);
});
afterEach(() => shift.close());

describe('facts in the outbox of the PBX', () => {
  it('[CALLS-1] [CALLS-2] a call’s fact is taken from the outbox, earns points, and is deleted there', async () => {
    await shift.beginShift();
    pbx.outbox('call-1', record('call-1'));
    await pbx.asked({ Action: 'DBDel', Key: 'call-1' });
    expect(pbx.database.has('/hearthline-facts/call-1')).toBe(false);
    const { entries } = valueOf<{ entries: unknown[] }>(
      await shift.socket.command('points.ledger', { before: null, limit: 10 }),
    );
    expect(entries).toMatchObject([{ ruleId: 'call-answered', points: 5, subject: '138****1234' }]);
  });

  it('[CALLS-2] what ended while the hub was away is there once, also when it is told again', async () => {
    pbx.database.set('/hearthline-facts/call-1', new URLSearchParams(record('call-1')).toString());
    await shift.restartHub();
    await pbx.asked({ Action: 'DBDel', Key: 'call-1' });
    pbx.outbox('call-1', record('call-1'));
    pbx.outbox('call-2', record('call-2', { status: 'abandoned', answeredAt: '', memberInterface: '' }));
    pbx.outbox('call-3', record('call-3'));
    await pbx.asked({ Action: 'DBDel', Key: 'call-3' });
    const { entries } = valueOf<{ entries: unknown[] }>(
      await shift.socket.command('points.ledger', { before: null, limit: 10 }),
    );
    expect(entries).toHaveLength(2);
  });

  it('[CALLS-3] a record that does not fit holds up no other', async () => {
    pbx.database.set('/hearthline-facts/broken', 'nonsense');
    pbx.outbox('call-1', record('call-1'));
    await pbx.asked({ Action: 'DBDel', Key: 'call-1' });
    const waiting = [...pbx.database.keys()].filter((key) => key.startsWith('/hearthline-facts/'));
    expect(waiting).toEqual(['/hearthline-facts/broken']);
  });

  it('[CALLS-4] where the queue’s word of the end is lost, the call’s fact ends talking', async () => {
    await shift.beReady();
    pbx.call('AgentCalled', 'call-1', EXTENSION);
    pbx.call('AgentConnect', 'call-1', EXTENSION);
    await shift.confirmed('talking');
    pbx.outbox('call-1', record('call-1'));
    expect(await shift.confirmed('wrapUp')).toMatchObject({ callId: 'call-1' });
  });
});
