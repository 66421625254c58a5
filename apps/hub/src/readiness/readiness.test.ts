import { afterAll, beforeAll, expect, it } from 'vitest';
import { RawSocket } from '../testing/rawSocket.ts';
import { startTestHub, type TestHub } from '../testing/testHub.ts';

let hub: TestHub;
let lin: RawSocket;
beforeAll(async () => {
  hub = await startTestHub({ readiness: { gate: 'required' } });
  lin = await RawSocket.join(hub.url, { token: (await hub.signIn('linxiaoman')).token });
});
afterAll(async () => {
  lin.drop();
  await hub.stop();
});

it('[GATE-1] what a look found is one fact however often it is told, and never later than now', async () => {
  const at = Date.now() + 3_600_000;
  const report = { at, findings: [{ check: 'line', verdict: 'red', reason: 'line.loss' }] };
  for (let time = 0; time < 2; time += 1)
    expect(await lin.command('readiness.report', report)).toMatchObject({ ok: true });
  expect(await lin.command('readiness.report', { at, findings: [] })).toMatchObject({ ok: false });
  const kept = hub.rows("select body from fact where kind = 'readiness.checked'");
  expect(kept).toHaveLength(1);
  const fact = JSON.parse(String(kept[0]?.['body'])) as { at: number };
  expect(fact).toMatchObject({ findings: report.findings });
  expect(fact.at).toBeLessThan(at);
});

it('[GATE-2] the policy comes with the organisation, with the echo every reference PBX has', async () => {
  const told = await lin.find(
    (one) => one.kind === 'change' && one.change.op === 'set' && one.change.topic === 'organisation',
  );
  expect(told).toMatchObject({
    change: { value: { readiness: { gate: 'required', mayCutShort: false, echoNumber: '*65' } } },
  });
});
