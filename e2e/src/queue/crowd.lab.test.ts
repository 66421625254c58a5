/** Sixty customers at once: the real queue, a real hub behind it, callers made by sipp. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ami, crowdFromOutside, startPbx, type Pbx } from '@hearthline/pbx';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { signedIn, until } from '../hub/signedIn.ts';
import { startHubProcess } from '../stage/hubProcess.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const CALLERS = 60;
/** Scenario 600700 to 600709: each answers, plays a tone for 3 s and hangs up. */
const OPERATORS = 10;
let pbx: Pbx;
let dir: string;

beforeAll(async () => {
  pbx = await startPbx({ mohToneHz: 350 });
  dir = await mkdtemp(join(tmpdir(), 'hearthline-crowd-'));
});
afterAll(async () => {
  await pbx.stop();
  await rm(dir, { recursive: true });
});

it('C1 Q17 sixty customers at once: none is lost, each is answered in the order they came, each is one fact', async () => {
  const ami = await Ami.open(pbx.ami);
  for (let one = 0; one < OPERATORS; one += 1) {
    const Interface = `Local/60070${one}@operators/n`;
    await ami.action({ Action: 'QueueAdd', Queue: 'city-hotline', Interface, MemberName: `Member ${one}` });
  }
  await crowdFromOutside(pbx, { number: '12345', count: CALLERS, perSecond: 60, limitMs: 90_000 });

  const facts = (await ami.list({ Action: 'DBGetTree', Family: 'hearthline-facts' })).map((message) =>
    Object.fromEntries(new URLSearchParams(message['Val'] ?? '')),
  );
  expect(facts).toHaveLength(CALLERS);
  expect(new Set(facts.map(({ callerNumber }) => callerNumber)).size).toBe(CALLERS);
  expect(new Set(facts.map(({ status, endedBy }) => `${status} ${endedBy}`))).toEqual(new Set(['answered pbx']));
  // Those answered in the same moment by different operators may change places, no others.
  const asAnswered = facts.toSorted((a, b) => Number(a['answeredAt']) - Number(b['answeredAt']));
  const asJoined = facts.toSorted((a, b) => Number(a['joinedAt']) - Number(b['joinedAt']));
  for (const [place, fact] of asJoined.entries()) {
    expect(Math.abs(asAnswered.indexOf(fact) - place), `the caller at ${place}`).toBeLessThan(OPERATORS);
  }

  const hub = await startHubProcess({ dir, pbx, password: 'lab-password', seed: 'minimal' });
  const operator = await signedIn(hub.url, { account: 'linxiaoman', password: 'lab-password' });
  await until(operator, 'queues', (queues) => queues.get('city-hotline')?.answeredToday === CALLERS);
  operator.close();
  expect(await ami.list({ Action: 'DBGetTree', Family: 'hearthline-facts' }).catch(() => [])).toEqual([]);
  ami.close();
  await hub.stop();
});
