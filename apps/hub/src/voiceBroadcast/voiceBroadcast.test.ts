import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SeatedGroup } from '../testing/seatedGroup.ts';

let group: SeatedGroup;
beforeAll(async () => {
  group = await SeatedGroup.start();
});
afterAll(() => group.stop());

const audience = { kind: 'unit', unitId: 'group-1' };
const originated = (extension: string) =>
  group.pbx.actions.findLast(({ Action, Channel }) => Action === 'Originate' && Channel === `PJSIP/${extension}`);
/** This phone answers and is in the room. */
async function comes(extension: string): Promise<void> {
  await group.pbx.asked({ Action: 'Originate', Channel: `PJSIP/${extension}` });
  const { Exten = '', ChannelId = '' } = originated(extension) ?? {};
  const party = { Conference: Exten, Channel: `PJSIP/${extension}-0000000a`, Uniqueid: ChannelId };
  group.pbx.parties.push({ Event: 'ConfbridgeList', ...party });
  group.pbx.event({ Event: 'ConfbridgeJoin', ...party, Muted: extension === '1001' ? 'Yes' : 'No' });
}

describe('a live broadcast on the wire', () => {
  it('[LIVE-1] [LIVE-8] [LIVE-10] A6 the leader alone sees who listens; no conference, no ringing phone, no other state', async () => {
    const { leader, lin, zhou, pbx } = group;
    await lin.beReady();
    expect(await lin.ask('voice.start', { audience })).toBe('command.notAllowed');
    const started = leader.do('voice.start', { audience });
    await comes('1901');
    const { broadcastId } = (await started) as { broadcastId: string };
    await lin.value('voiceOffers', ([one]) => one?.state === 'offered');
    expect(await zhou.ask('voice.listen', { broadcastId })).toBe('voice.notFound');
    expect(await lin.ask('voice.end', { broadcastId })).toBe('command.notAllowed');
    // Somebody comes and goes, and the leader is alone with nobody on the way: no reason to let her go.
    const stranger = { Conference: broadcastId, Channel: 'PJSIP/1007-0000000d', Uniqueid: 'stranger' };
    for (const Event of ['ConfbridgeJoin', 'ConfbridgeLeave']) pbx.event({ Event, ...stranger });
    await pbx.asked({ Action: 'Hangup', Channel: 'stranger' });
    await lin.do('voice.listen', { broadcastId });
    await comes('1001');
    const listens = (all: readonly { listeners: readonly { personId: string; state: string }[] }[]) =>
      all[0]?.listeners.some(({ personId, state }) => personId === lin.personId && state === 'listening') ?? false;
    await leader.value('voiceBroadcasts', listens);
    pbx.event({
      Event: 'Newstate',
      Channel: 'PJSIP/1001-0000000b',
      Uniqueid: originated('1001')?.['ChannelId'] ?? '',
      ChannelStateDesc: 'Ringing',
    });
    // Told after it, so the hub has heard of both when this one is seen.
    const ringing = { Channel: 'PJSIP/1002-0000000c', Uniqueid: 'a call', ChannelStateDesc: 'Ringing' };
    pbx.event({ Event: 'Newstate', ...ringing });
    await zhou.value('ringing', (all) => all.length === 1);
    await lin.state('ready');
    // She was not the last of a conference.
    expect(pbx.actions.filter(({ Action }) => Action === 'ConfbridgeKick')).toEqual([]);
    const seenBy = (seat: typeof lin, topic: string) =>
      seat.socket
        .changes()
        .flatMap(({ change }) => (change.op === 'set' && change.topic === topic ? [change.value] : []));
    expect(seenBy(zhou, 'voiceOffers')).toEqual([[]]);
    for (const seat of [lin, zhou]) {
      expect(seenBy(seat, 'voiceBroadcasts')).toEqual([[]]);
      expect(seenBy(seat, 'conferences').flat()).toEqual([]);
    }
    expect(seenBy(lin, 'ringing').flat()).toEqual([]);
  });

  it('[LIVE-11] A6 outlives a restart of the hub, and is ended by its leader', async () => {
    await group.restart();
    const { leader, lin, pbx } = group;
    const [broadcast] = await leader.value('voiceBroadcasts', (all) => all.length === 1);
    await lin.value('voiceOffers', ([one]) => one?.state === 'listening');
    await leader.do('voice.end', { broadcastId: broadcast?.id });
    await lin.value('voiceOffers', (all) => all.length === 0);
    await pbx.asked({ Action: 'DBDel', Family: 'hearthline-voice' });
    await lin.state('ready');
  });
});
