import type { AgentState, Change, Person, VoiceBroadcast, VoiceOffer } from '@hearthline/protocol';
import { beforeEach, describe, expect, it } from 'vitest';
import { demoCentre } from '../demo/demoCentre.ts';
import { Directory } from '../organisation/directory.ts';
import { AmiRefusal } from '../pbx/ami/amiClient.ts';
import { parseAmiEvent, type AmiEvent } from '../pbx/ami/amiEvents.ts';
import type { PbxConsole } from '../pbx/console.ts';
import { FakeClock } from '../testing/fakeClock.ts';
import { silentLog } from '../testing/testHub.ts';
import { VoiceBroadcasts } from './voiceBroadcasts.ts';

type Fields = Record<string, string>;
const audience = { kind: 'unit', unitId: 'group-1' } as const;
const LEADER = 'person-liuzuzhang';
const [LIN, WU] = ['person-linxiaoman', 'person-wuqiufen'];
let directory: Directory;
let clock: FakeClock;
let states: Map<string, AgentState>;
let asked: Fields[];
let family: Map<string, string>;
let room: Fields[];
let told: Map<string, Change>;
let voice: VoiceBroadcasts;
let broadcastId: string;

const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
};
const event = (fields: Fields) => voice.take(parseAmiEvent(fields) as AmiEvent);
const personOf = (id: string) => directory.people.get(id) as Person;
const state = (id: string, next: AgentState): void => {
  states.set(id, next);
  voice.agentChanged();
};
const ready: AgentState = { kind: 'ready', since: 1 };
const resting: AgentState = { kind: 'notReady', reason: 'break', since: 1 };
/** The leg by which this person's phone was called last. */
const legOf = (id: string): string =>
  asked.findLast(({ Action, Channel }) => Action === 'Originate' && Channel === `PJSIP/${personOf(id).extension}`)?.[
    'ChannelId'
  ] ?? '';
const joins = (id: string, Uniqueid = legOf(id)): void =>
  event({ Event: 'ConfbridgeJoin', Conference: broadcastId, Channel: `PJSIP/${personOf(id).extension}-0a`, Uniqueid });
const ended = () => asked.flatMap(({ Action, Channel }) => (Action === 'Hangup' ? [Channel] : []));
const offerOf = (id: string) => (told.get(`${id} voiceOffers`) as { value: VoiceOffer[] } | undefined)?.value[0];
const seen = (): Record<string, string> => {
  clock.advance(250);
  const { value } = told.get(`${LEADER} voiceBroadcasts`) as { value: VoiceBroadcast[] };
  return Object.fromEntries(value[0]?.listeners.map(({ personId, state: is }) => [personId, is]) ?? []);
};

const console: PbxConsole = {
  isConnected: true,
  follow: () => undefined,
  action: async (fields) => {
    asked.push(fields);
    if (fields['Action'] === 'DBPut') family.set(fields['Key'] ?? '', fields['Val'] ?? '');
    if (fields['Action'] === 'DBDel') family.delete(fields['Key'] ?? '');
    return {};
  },
  list: async (fields) => {
    if (fields['Action'] === 'ConfbridgeList') return room;
    if (fields['Action'] !== 'DBGetTree') return [];
    if (family.size === 0) throw new AmiRefusal('Database entry not found');
    return [...family].map(([Key, Val]) => ({ Key: `/hearthline-voice/${Key}`, Val }));
  },
};
const open = () =>
  new VoiceBroadcasts({
    ...{ pbx: console, directory, clock, log: silentLog },
    streams: {
      toPerson: (id, change) => void told.set(`${id} ${'topic' in change ? change.topic : ''}`, change),
      linkOf: () => 'attached',
    },
    agentStateOf: ({ id }) => states.get(id) ?? { kind: 'signedOut', since: 0 },
  });
/** The leader's phone is there. */
async function speaks(): Promise<void> {
  const started = voice.start(personOf(LEADER), { audience });
  await settle();
  broadcastId = asked.find(({ Action }) => Action === 'Originate')?.['Exten'] ?? '';
  joins(LEADER);
  expect(await started).toEqual({ broadcastId });
}
const listens = (id: string): void => {
  voice.listen(personOf(id), { broadcastId });
  joins(id);
};

beforeEach(() => {
  directory = new Directory(demoCentre('hash'), 'Asia/Shanghai');
  clock = new FakeClock();
  states = new Map<string, AgentState>([
    [LEADER, { kind: 'notReady', reason: 'signedIn', since: 1 }],
    [LIN, ready],
    [WU, ready],
  ]);
  asked = [];
  family = new Map();
  room = [];
  told = new Map();
  voice = open();
});

describe('a live broadcast', () => {
  it('[LIVE-2] [LIVE-3] [LIVE-8] who is free is asked, and joined after 10 s; the leader sees each one', async () => {
    state(WU, resting);
    await speaks();
    expect(seen()).toMatchObject({ [LIN]: 'offered', [WU]: 'resting' });
    expect(offerOf(LIN)).toMatchObject({ state: 'offered', byName: '刘组长', joinsAt: clock.now() - 250 + 10_000 });
    expect(offerOf(WU)).toBeUndefined();
    clock.advance(8_000);
    expect(legOf(LIN)).toBe('');
    clock.advance(2_000);
    expect(asked.at(-1)).toMatchObject({
      ...{ Action: 'Originate', Channel: 'PJSIP/1001', Context: 'hearthline-voice', Exten: broadcastId },
      Variable: `HL_VOICE=listener,PJSIP_HEADER(add,X-Hearthline-Voice)=listener;id=${broadcastId}`,
    });
    joins(LIN);
    expect(seen()[LIN]).toBe('listening');
    expect(seen()['person-zhouxiaohe']).toBeUndefined();
  });

  it('[LIVE-1] not by who may not, nor twice, nor to some of whom somebody speaks, nor with a phone in a call', async () => {
    const attempt = (account: string, unitId: string) =>
      voice.start(personOf(`person-${account}`), { audience: { kind: 'unit', unitId } });
    await expect(attempt('liuzuzhang', 'group-2')).rejects.toMatchObject({ code: 'command.notAllowed' });
    await expect(attempt('liuzuzhang', 'group-99')).rejects.toMatchObject({ code: 'command.badInput' });
    await speaks();
    for (const [account, unitId] of [
      ['liuzuzhang', 'group-1'],
      ['mazuzhang', 'region-north'],
    ] as const)
      await expect(attempt(account, unitId)).rejects.toMatchObject({ code: 'voice.running' });
    event({ Event: 'Newstate', Channel: 'PJSIP/1903-01', Uniqueid: 'x', ChannelStateDesc: 'Up' });
    await expect(attempt('miaozuzhang', 'group-3')).rejects.toMatchObject({ code: 'voice.impossible' });
  });

  it('[LIVE-1] a leader’s phone that does not come begins nothing', async () => {
    const started = voice.start(personOf(LEADER), { audience });
    await settle();
    event({ Event: 'Hangup', Channel: 'PJSIP/1901-01', Uniqueid: legOf(LEADER) });
    await expect(started).rejects.toMatchObject({ code: 'voice.impossible' });
    await settle();
    expect([family.size, offerOf(LIN)]).toEqual([0, undefined]);
  });

  it.each([
    ['a queue’s call', () => state(LIN, { kind: 'offered', since: 2, callId: 'c', queue: 'q' })],
    ['a break', () => state(LIN, resting)],
    [
      'a call of her own',
      () => event({ Event: 'Newstate', Channel: 'PJSIP/1001-0b', Uniqueid: 'o', ChannelStateDesc: 'Ring' }),
    ],
  ])('[LIVE-4] %s ends her listening, and she is asked after it', async (_what, begins) => {
    await speaks();
    listens(LIN);
    begins();
    expect(ended()).toEqual([legOf(LIN)]);
    expect(offerOf(LIN)).toBeUndefined();
    event({ Event: 'Hangup', Channel: 'PJSIP/1001-0b', Uniqueid: 'o' });
    state(LIN, ready);
    expect(offerOf(LIN)?.state).toBe('offered');
  });

  it('[LIVE-5] no is no until she presses; her phone that leaves says the same', async () => {
    await speaks();
    voice.decline(personOf(LIN), { broadcastId });
    clock.advance(20_000);
    expect([seen()[LIN], legOf(LIN)]).toEqual(['notNow', '']);
    listens(LIN);
    event({ Event: 'ConfbridgeLeave', Conference: broadcastId, Channel: 'PJSIP/1001-0a', Uniqueid: legOf(LIN) });
    expect([seen()[LIN], offerOf(LIN)?.joinsAt]).toEqual(['left', null]);
    expect(() => voice.listen(personOf('person-zhouxiaohe'), { broadcastId })).toThrow('voice.notFound');
  });

  it('[LIVE-7] customers first: one is let go for each who waits, and none is joined while one does', async () => {
    await speaks();
    listens(LIN);
    clock.advance(1_000);
    listens(WU);
    event({ Event: 'QueueCallerJoin', Queue: 'q', Uniqueid: 'customer' });
    expect(ended()).toEqual([legOf(LIN)]);
    expect([seen()[LIN], seen()[WU]]).toEqual(['inCall', 'listening']);
    state(LIN, { kind: 'offered', since: 2, callId: 'customer', queue: 'q' });
    event({ Event: 'QueueCallerJoin', Queue: 'q', Uniqueid: 'second' });
    expect(ended()).toEqual([legOf(LIN), legOf(WU)]);
    voice.decline(personOf(WU), { broadcastId });
    for (const Uniqueid of ['customer', 'second']) event({ Event: 'QueueCallerLeave', Queue: 'q', Uniqueid });
    expect(offerOf(WU)?.state).toBe('offered');
  });

  it('[LIVE-7] a colleague who is free takes the customer, and nobody is let go', async () => {
    await speaks();
    state('person-zhouxiaohe', ready);
    listens(LIN);
    event({ Event: 'QueueCallerJoin', Queue: 'q', Uniqueid: 'customer' });
    expect(ended()).toEqual([]);
    const [before, offered] = [legOf(WU), clock.now() + 12_000];
    clock.advance(offered - clock.now());
    expect([legOf(WU), offerOf(WU)?.state]).toEqual([before, 'offered']);
  });

  it.each([
    ['she ends it', () => void voice.end(personOf(LEADER), { broadcastId })],
    [
      'her phone leaves',
      () =>
        event({ Event: 'ConfbridgeLeave', Conference: broadcastId, Channel: 'PJSIP/1901-0a', Uniqueid: legOf(LEADER) }),
    ],
    ['30 min are over', () => clock.advance(30 * 60_000)],
    [
      'her line has been gone for 10 s',
      () => {
        event({ Event: 'ContactStatus', AOR: '1901', URI: 'sip:a@b', ContactStatus: 'Unreachable' });
        clock.advance(11_000);
      },
    ],
  ])('[LIVE-9] is over for all when %s', async (_what, ends) => {
    await speaks();
    listens(LIN);
    ends();
    await settle();
    expect(asked).toContainEqual({ Action: 'ConfbridgeKick', Conference: broadcastId, Channel: 'all' });
    expect([family.size, offerOf(LIN), seen()]).toEqual([0, undefined, {}]);
  });

  it('[LIVE-9] a line that is back within 10 s, or on another socket, ends nothing', async () => {
    await speaks();
    const contact = (ContactStatus: string, URI: string) =>
      event({ Event: 'ContactStatus', AOR: '1901', URI, ContactStatus });
    contact('Unreachable', 'sip:a@b');
    clock.advance(8_000);
    contact('Created', 'sip:a@c');
    contact('Removed', 'sip:a@b');
    clock.advance(20_000);
    expect(seen()[LIN]).toBe('joining');
  });

  it('[LIVE-11] a hub started anew finds the room, asks nobody twice, and ends one without its leader', async () => {
    await speaks();
    listens(LIN);
    const party = (extension: string, Uniqueid: string) => ({
      ...{ Event: 'ConfbridgeList', Channel: `PJSIP/${extension}-0a`, Uniqueid, CallerIDNum: '', CallerIDName: '' },
    });
    room = [party('1901', legOf(LEADER)), party('1001', legOf(LIN))];
    voice.stop();
    voice = open();
    await voice.connected();
    expect(seen()).toMatchObject({ [LIN]: 'listening', [WU]: 'left' });
    clock.advance(15_000);
    expect(legOf(WU)).toBe('');
    room = [party('1001', legOf(LIN))];
    voice.stop();
    voice = open();
    await voice.connected();
    expect([family.size, asked.at(-2)?.['Action']]).toEqual([0, 'ConfbridgeKick']);
  });
});
