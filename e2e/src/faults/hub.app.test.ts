import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { callFromOutside } from '@hearthline/pbx';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  hostSend,
  hostUntil,
  hostValue,
  HubPerson,
  openStage,
  OPERATOR_TONE_HZ,
  operatorHears,
  Person,
  type Desktop,
  type Stage,
} from '../stage/index.ts';
import { HubLine } from './hubLine.ts';

const CUSTOMER_TONE_HZ = 500;
let stage: Stage;
let desktop: Desktop | null = null;
beforeAll(async () => {
  stage = await openStage({ hub: { wrapUpMs: 500 } });
});
afterAll(() => stage?.close());
afterEach(async () => {
  // One that was closed by the test itself is gone already.
  if (desktop !== null && !desktop.engine.isClosed()) await desktop.close();
  desktop = null;
});

const hubIs = (at: Desktop, kind: string) =>
  hostUntil(at, { name: 'hubLink', accepts: (link, wanted) => link.kind === wanted, argument: kind });
/** As a person does who presses “try now”; by itself it would come a little later. */
const hubComesBack = async (at: Desktop): Promise<void> => {
  await stage.restartHub('kill');
  await hostSend(at, 'reconnect', {});
  await hubIs(at, 'live');
};
const stateIs = (at: Desktop, kind: string) =>
  hostUntil(at, {
    name: 'agentState',
    accepts: (state, wanted) => state?.isPbxConnected === true && state.confirmed.kind === wanted,
    argument: kind,
  });
const pointsToday = async (at: Desktop): Promise<number> =>
  (await hostUntil(at, { name: 'points', accepts: (points) => points !== null, argument: null }))?.today ?? -1;

describe('the hub goes away', () => {
  it('P1 killed in a call: both are heard on, the state comes back, and the call counts once', async () => {
    desktop = await stage.startDesktop();
    const operator = await Person.at(desktop);
    await operator.beginsShift('linxiaoman');
    await operator.chooses('goReady');
    const before = await pointsToday(desktop);
    const calledAt = Date.now();
    const customer = await callFromOutside(stage.pbx, {
      number: '12345',
      toneHz: CUSTOMER_TONE_HZ,
      callerName: 'He',
      callerNumber: '13900000041',
      maxMs: 90_000,
    });
    await operator.page.getByRole('button', { name: operator.words.call.answer }).click();
    await customer.untilHeard(OPERATOR_TONE_HZ);
    await stateIs(desktop, 'talking');
    await stage.hub().kill();
    await hubIs(desktop, 'waiting');
    expect((await operatorHears(desktop.engine, CUSTOMER_TONE_HZ)).levelDb).toBeGreaterThan(-60);
    await customer.untilHeard(OPERATOR_TONE_HZ);
    await hubComesBack(desktop);
    await stateIs(desktop, 'talking');
    const [call] = await hostUntil(desktop, {
      name: 'calls',
      // The rule for an answered call asks for five seconds of talk.
      accepts: (calls) =>
        calls.some(
          ({ state, quality }) => state.kind === 'talking' && quality !== null && Date.now() - state.since > 5_500,
        ),
      argument: null,
    });
    await operator.presses(operator.words.call.hangUp);
    await customer.ended;
    await stateIs(desktop, 'ready');
    const points = await hostUntil(desktop, {
      name: 'points',
      accepts: (now, past) => (now?.today ?? 0) > past,
      argument: before,
    });
    // Once more: what was told twice would be counted twice now.
    await stage.hub().kill();
    await hubIs(desktop, 'waiting');
    await hubComesBack(desktop);
    await stateIs(desktop, 'ready');
    const { entries } = await hostSend(desktop, 'readLedger', { before: null, limit: 20 });
    const earned = entries.filter(({ ruleId, at }) => ruleId === 'call-answered' && at >= calledAt);
    expect(earned).toEqual([expect.objectContaining({ points: (points?.today ?? 0) - before })]);
    expect(await pointsToday(desktop)).toBe(points?.today);
    expect(call?.pbxCallId).not.toBeNull();
  });

  it('N16 A8 an acknowledgement given offline waits, over a restart of the app too, and is counted once; a picture stays readable', async () => {
    // In charge of the region of her group.
    const leader = await HubPerson.signIn(stage.hub().url, 'mazuzhang');
    const title = '离线也能确认';
    const picture = { type: 'image/png', bytes: onePixel.length, width: 1, height: 1, alt: '改道图' } as const;
    const announcementId = await leader.announces({
      ...{ title, audience: { kind: 'unit', unitId: 'region-north' } },
      attachments: [{ kind: 'picture', hash: await leader.sendsFile(onePixel, 'image/png'), ...picture }],
    });
    const acknowledgedCount = async (): Promise<number | undefined> =>
      (await leader.until((topics) => topics.announcements !== null)).announcements?.get(announcementId)
        ?.acknowledgedCount;
    desktop = await stage.startDesktop({ pc: 'offline' });
    let operator = await Person.at(desktop);
    await operator.beginsShift('zhouxiaohe');
    await operator.opens('announcements');
    await operator.sees(title);
    await pictureIsShown(operator, picture.alt);
    await stage.hub().stop();
    await hubIs(desktop, 'waiting');
    const card = operator.page.getByRole('main').getByRole('article').filter({ hasText: title });
    await card.getByRole('button', { name: operator.words.announcements.acknowledge }).click();
    await card.getByText(operator.words.announcements.waiting).waitFor();
    await outboxHolds(desktop, 1);

    await desktop.close();
    desktop = await stage.startDesktop({ pc: 'offline', hubUrl: stage.hub().url });
    operator = await Person.at(desktop);
    await outboxHolds(desktop, 1);
    await teamPanelIsReadable(operator, title);
    await operator.opens('announcements');
    await pictureIsShown(operator, picture.alt);

    await hubComesBack(desktop);
    await outboxHolds(desktop, 0);
    await hostUntil(desktop, {
      name: 'announcements',
      accepts: (list, id) => list?.some((each) => each.id === id && each.acknowledgedAt !== null) === true,
      argument: announcementId,
    });
    await leader.until((topics) => topics.announcements?.get(announcementId)?.acknowledgedCount === 1);
    // The same again, from an app that begins anew with an empty outbox: still one.
    await desktop.close();
    desktop = await stage.startDesktop({ pc: 'offline' });
    await hubIs(desktop, 'live');
    await outboxHolds(desktop, 0);
    expect(await acknowledgedCount()).toBe(1);
    // What the team told leaves this PC with her.
    await hostSend(desktop, 'signOut', {});
    expect(await readFile(join(desktop.profileDir, 'panel.json'), 'utf8')).toBe('""');
    expect(await readdir(join(desktop.profileDir, 'files'))).toEqual([]);
    leader.leaves();
  });
});

/** A PNG of one pixel. */
const onePixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);
async function pictureIsShown({ page }: Person, alt: string): Promise<void> {
  const image = page.getByRole('main').getByRole('button', { name: alt, exact: true }).locator('img');
  await image.waitFor();
  await image.evaluate((one: HTMLImageElement) => one.decode());
}

/** N16 without hub and after a restart: announcements, roster, rank and points, and since when. */
async function teamPanelIsReadable(operator: Person, title: string): Promise<void> {
  const { page, words } = operator;
  const asOf = await hostValue(operator.desktop, 'panelAsOf');
  expect(asOf).not.toBeNull();
  await operator.opens('announcements');
  await operator.sees(title);
  await operator.opens('team');
  await operator.sees('林小满');
  await operator.opens('points');
  await page.getByText(words.common.notYetTitle).waitFor({ state: 'detached' });
  expect(await hostValue(operator.desktop, 'ranking')).not.toBeNull();
  expect(await hostValue(operator.desktop, 'points')).not.toBeNull();
  const panel = await readFile(join(operator.desktop.profileDir, 'panel.json'), 'utf8');
  expect(panel).not.toContain('林小满');
}

const outboxHolds = (at: Desktop, count: number) =>
  hostUntil(at, { name: 'hubLink', accepts: (link, wanted) => link.outboxCount === wanted, argument: count });

describe('words that are none, on the hub’s socket', () => {
  it('N5 are not shown as facts; the link begins anew and all is as it was', async () => {
    const line = await HubLine.to(stage.hub().url);
    desktop = await stage.startDesktop({ pc: 'line', hubUrl: line.url });
    const operator = await Person.at(desktop);
    await operator.beginsShift('zhaoguyu');
    await operator.opens('points');
    const before = await hostValue(desktop, 'points');
    for (const words of [
      '{"kind":"cha',
      '{"kind":"surprise"}',
      '{"kind":"change","seq":99999,"change":{"op":"set","topic":"points","value":{"today":98765}}}',
      '{"kind":"change","seq":"1","change":{"op":"reset","topic":"people","rows":[["x",{"name":"98765"}]]}}',
    ]) {
      const again = line.nextSocket();
      line.say(words);
      await again;
      await hubIs(desktop, 'live');
      expect(await hostValue(desktop, 'points')).toEqual(before);
    }
    expect(await operator.page.getByText('98765').count()).toBe(0);
    await operator.chooses('goReady');
    await desktop.close();
    await line.close();
  });
});
