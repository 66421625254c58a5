/** The real hub process and the real Asterisk; an ordinary telephone stands in for the operator's softphone. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { callFromOutside, startPbx, waitForCall, type OutsideCall, type Pbx } from '@hearthline/pbx';
import type { MyAgentState } from '@hearthline/protocol';
import type { HubClient } from '@hearthline/protocol/client';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { startHubProcess, type HubProcess } from '../stage/hubProcess.ts';
import { signedIn, until, untilLink } from './signedIn.ts';

// Limits for a fault, not measures.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });

const PASSWORD = 'lab-password';
const customerCall = (changes: Partial<OutsideCall> = {}): OutsideCall => ({
  ...{ number: '12345', toneHz: 700, callerName: 'Test Customer', callerNumber: '13800001234', maxMs: 50_000 },
  ...changes,
});

describe('hub and Asterisk', () => {
  let pbx: Pbx;
  let dir: string;
  let hub: HubProcess;
  let operator: HubClient;

  const startHub = (port?: number) =>
    startHubProcess({
      dir,
      pbx,
      password: PASSWORD,
      seed: 'minimal',
      wrapUpMs: 2_000,
      ...(port === undefined ? {} : { port }),
    });
  const state = (fits: (value: MyAgentState) => boolean) =>
    until(operator, 'agentState', (value) => value !== null && fits(value));
  const confirmed = (kind: MyAgentState['confirmed']['kind']) =>
    state((value) => value.confirmed.kind === kind && value.isPbxConnected);

  beforeAll(async () => {
    pbx = await startPbx({ mohToneHz: 350 });
  });
  afterAll(() => pbx.stop());
  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'hearthline-hub-lab-'));
    hub = await startHub();
    operator = await signedIn(hub.url, { account: 'linxiaoman', password: PASSWORD });
    await state((value) => value.isPbxConnected);
  });
  afterEach(async () => {
    operator.close();
    await hub.stop();
    await rm(dir, { recursive: true });
  });

  const beReady = async () => {
    await operator.send('phone.credentials', {});
    await operator.send('agentState.set', { to: { kind: 'ready' } });
    await confirmed('ready');
  };

  /** The account of 1001 becomes an ordinary telephone that picks up at once. */
  const plugInTelephone = async () => {
    const telephone = await waitForCall(pbx, customerCall({ toneHz: 1_100, callerNumber: '1001' }));
    const put = (kind: string, fields: Record<string, string>) =>
      fetch(`${pbx.ari.url}/asterisk/config/dynamic/res_pjsip/${kind}/1001`, {
        method: 'PUT',
        headers: {
          authorization: `Basic ${btoa(`${pbx.ari.username}:${pbx.ari.password}`)}`,
          'content-type': 'application/json',
        },
        body: JSON.stringify({ fields: Object.entries(fields).map(([attribute, value]) => ({ attribute, value })) }),
      });
    await put('aor', { contact: telephone.address });
    await put('endpoint', {
      ...{ webrtc: 'no', use_avpf: 'no', media_encryption: 'no', ice_support: 'no', rtcp_mux: 'no', bundle: 'no' },
      ...{
        disallow: 'all',
        allow: 'alaw',
        aors: '1001',
        context: 'operators',
        transport: 'carrier-udp',
        direct_media: 'no',
      },
      ...{ media_address: pbx.trunk.host, bind_rtp_to_media_address: 'yes', rtp_symmetric: 'yes' },
    });
    return telephone;
  };

  it('[AGENT-1] [AGENT-2] [PHONE-3] carries agent state in Asterisk’s queues', async () => {
    await operator.send('phone.credentials', {});
    expect(operator.topic('agentState').getState()?.confirmed).toMatchObject({ kind: 'notReady', reason: 'signedIn' });
    await operator.send('agentState.set', { to: { kind: 'ready' } });
    await confirmed('ready');
    await operator.send('agentState.set', { to: { kind: 'notReady', reason: 'meal' } });
    expect((await confirmed('notReady'))?.confirmed).toMatchObject({ reason: 'meal' });
    await operator.send('session.signOut', {});
  });

  it('[CALLS-1] [QUEUE-1] a customer who gives up is seen waiting and counted as abandoned', async () => {
    const customer = await callFromOutside(pbx, customerCall());
    await until(operator, 'queues', (queues) => queues.get('city-hotline')?.waitingCount === 1);
    await customer.hangup();
    const queues = await until(operator, 'queues', (value) => value.get('city-hotline')?.abandonedToday === 1);
    expect(queues.get('city-hotline')).toMatchObject({ waitingCount: 0, oldestJoinedAt: null, answeredToday: 0 });
  });

  it('[CALLS-2] a call that ended while the hub was away is counted once', async () => {
    const { port } = hub;
    await hub.kill();
    const customer = await callFromOutside(pbx, customerCall({ number: '12346' }));
    await customer.answered;
    await customer.hangup();
    hub = await startHub(port);
    operator.wake();
    await until(operator, 'queues', (queues) => queues.get('broadband')?.abandonedToday === 1);
    await hub.kill();
    await untilLink(operator, 'waiting');
    hub = await startHub(port);
    operator.wake();
    await untilLink(operator, 'live');
    await state((value) => value.isPbxConnected);
    expect(operator.topic('queues').getState().get('broadband')?.abandonedToday).toBe(1);
  });

  it('[AGENT-12] after kill -9 of the PBX everybody is back as they were', async () => {
    await beReady();
    await pbx.kill();
    await state((value) => !value.isPbxConnected);
    await expect(operator.send('agentState.set', { to: { kind: 'notReady', reason: 'break' } })).rejects.toMatchObject({
      code: 'pbx.unreachable',
    });
    await pbx.restart();
    expect((await state((value) => value.isPbxConnected))?.confirmed.kind).toBe('ready');
    await operator.send('agentState.set', { to: { kind: 'notReady', reason: 'break' } });
    await confirmed('notReady');
    await operator.send('session.signOut', {});
  });

  it('[AGENT-6] [AGENT-7] [AGENT-12] [AGENT-15] [POINTS-4] a whole call, with kill -9 of the hub in its middle', async () => {
    await beReady();
    await plugInTelephone();
    const customer = await callFromOutside(pbx, customerCall());
    const talking = await confirmed('talking');
    await customer.untilHeard(1_100);
    const { port } = hub;
    await hub.kill();
    await untilLink(operator, 'waiting');
    hub = await startHub(port);
    operator.wake();
    await untilLink(operator, 'live');
    expect((await state((value) => value.isPbxConnected))?.confirmed).toEqual(talking?.confirmed);
    // Five seconds of the operator's tone have been heard: long enough for the rule.
    await customer.untilHeard(1_100, 5_500);
    await customer.hangup();
    await confirmed('wrapUp');
    const points = await until(operator, 'points', (value) => value?.today === 5);
    expect(points?.recent).toMatchObject([{ ruleId: 'call-answered', subject: '138****1234' }]);
    await confirmed('ready');
    expect(operator.topic('day').getState()).toMatchObject({ callCount: 1 });
    expect((await until(operator, 'ranking', (value) => value?.mine?.points === 5))?.mine?.rank).toBe(1);
    await operator.send('session.signOut', {});
  });
});
