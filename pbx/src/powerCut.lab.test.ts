import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { Ami } from './ami.ts';
import { callFromOutside } from './customer.ts';
import { watchFile } from './logWatch.ts';
import { startPbx, type Pbx } from './pbx.ts';
import { addMember, factsIn, outside } from './testing/labCalls.ts';

// Limits for a fault, not measures.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 120_000 });

/** Resolves when the PBX's database file itself holds a key of this family: what a power cut would leave. */
async function onDisk(pbx: Pbx, family: string): Promise<void> {
  const file = join(pbx.dir, 'state', 'db', 'astdb.sqlite3');
  const isThere = (): boolean => {
    const database = new DatabaseSync(file, { readOnly: true, timeout: 2000 });
    const row = database.prepare('SELECT count(*) AS n FROM astdb WHERE key LIKE ?').get(`/${family}/%`);
    database.close();
    return Number(row?.['n']) > 0;
  };
  await watchFile(file, isThere).found;
}

describe('a power cut', () => {
  let pbx: Pbx;
  beforeAll(async () => {
    pbx = await startPbx({ mohToneHz: 350 });
  });
  afterAll(() => pbx.stop());

  it('[PBX-14] [PBX-16] loses no fact: the ended call stays, the one it cut becomes one', async () => {
    let ami = await Ami.open(pbx.ami);
    const first = await callFromOutside(pbx, outside({ callerNumber: '13800000001' }));
    await first.answered;
    await first.hangup();
    await ami.event({ UserEvent: 'HearthlineFact' });
    await onDisk(pbx, 'hearthline-facts');
    const member = await addMember(ami, '6001');
    const cut = await callFromOutside(pbx, outside({ callerNumber: '13800000002' }));
    await ami.event({ Event: 'AgentConnect' });
    await onDisk(pbx, 'hearthline-open');
    ami.close();

    await pbx.restart();

    ami = await Ami.open(pbx.ami);
    await cut.hangup();
    const facts = await factsIn(ami, 'hearthline-facts');
    expect(facts.map(({ callerNumber, status, endedBy }) => ({ callerNumber, status, endedBy }))).toEqual([
      { callerNumber: '13800000001', status: 'abandoned', endedBy: 'caller' },
      { callerNumber: '13800000002', status: 'restart', endedBy: 'pbx' },
    ]);
    expect(await factsIn(ami, 'hearthline-open')).toEqual([]);
    const members = await ami.list({ Action: 'QueueStatus', Queue: 'city-hotline' });
    expect(members.filter((event) => event['Event'] === 'QueueMember').map((event) => event['Location'])).toEqual([
      member,
    ]);
    ami.close();
  });
});
