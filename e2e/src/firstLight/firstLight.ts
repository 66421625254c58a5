/**
 * First light: a customer's call reaches an operator at home, on real parts. One story, told with measured figures;
 * `pnpm start` prints it and the test asserts it.
 */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { callFromOutside } from '@hearthline/pbx';
import type { CallSnapshot } from '@hearthline/softphone-core/snapshot';
import type { HostValue } from '@hearthline/ui/host';
import type { Progress } from '../../../scripts/prepare/progress.ts';
import { operatorHears, type HeardTone } from '../stage/ears.ts';
import { hostSend, hostUntil, hostValue } from '../stage/host.ts';
import { HubPerson } from '../stage/leader.ts';
import { Person } from '../stage/person.ts';
import { OPERATOR_TONE_HZ, type Stage } from '../stage/stage.ts';

export const CUSTOMER_TONE_HZ = 440;
const ACCOUNT = 'linxiaoman';
const LEADER = 'liuzuzhang';
/** The rule for an answered call asks for five seconds of talk. */
const TALK_MS = 5_500;

export interface Summary {
  readonly isGood: boolean;
  /** What did not happen, in words; empty when all is good. */
  readonly missing: readonly string[];
  readonly electron: string;
  readonly asterisk: string;
  readonly timesMs: {
    /** From the start of the app's process to its first picture. */
    readonly appStart: number;
    /** REGISTER to 200 (RFC 6076 §4.1). */
    readonly register: number | null;
    /** From the customer's dialling to the ring on the operator's screen. */
    readonly ring: number;
    /** Answer pressed to the 200's ACK. */
    readonly answer: number | null;
    /** Answer pressed to the customer's first packet at the operator, and the operator's first one out. */
    readonly firstAudioIn: number | null;
    readonly firstAudioOut: number | null;
  };
  readonly heard: {
    readonly byOperator: HeardTone;
    readonly byCustomer: HeardTone;
    readonly spoken: { readonly customerHz: number; readonly operatorHz: number };
  };
  readonly mos: number | null;
  readonly codec: string | null;
  readonly points: { readonly before: number; readonly after: number };
  /** The row in today's table of operators, 1 at the top. */
  readonly ranking: { readonly before: number; readonly after: number };
  readonly announcement: { readonly isAcknowledged: boolean; readonly readBy: number; readonly of: number };
  readonly screenshots: readonly string[];
}

export interface StoryOptions {
  readonly stage: Stage;
  readonly electronVersion: string;
  readonly screenshotDir: string;
  readonly progress: Progress;
}

/** Plays the whole story once. */
export async function tellFirstLight({
  stage,
  electronVersion,
  screenshotDir,
  progress,
}: StoryOptions): Promise<Summary> {
  await mkdir(screenshotDir, { recursive: true });
  const desktop = await progress.step('start the desktop app', () => stage.startDesktop());
  const operator = await Person.at(desktop);
  const album = new Album(operator, screenshotDir);
  await album.shoot('sign-in');
  await progress.step('sign in, register, begin the shift', () => operator.beginsShift(ACCOUNT));
  await operator.chooses('goReady');
  const before = await standing(operator);
  await album.shoot('today');

  const leader = await HubPerson.signIn(stage.hub().url, LEADER);
  const title = '下午三点起支援隔壁县来话';
  const announcementId = await leader.announces({ title, body: '预计多三成话务。轮休时间不变。' });
  await hostUntil(desktop, {
    name: 'announcements',
    accepts: (list, id) => list?.some((each) => each.id === id) === true,
    argument: announcementId,
  });
  await operator.opens('announcements');
  await album.shoot('announcement');
  await progress.step('acknowledge the announcement', () => acknowledge(operator, announcementId));
  const receipts = (
    await leader.until((topics) => (topics.announcements?.get(announcementId)?.acknowledgedCount ?? 0) > 0)
  ).announcements?.get(announcementId);

  const call = await progress.step('a customer calls; the operator answers; both speak', () =>
    playCall(stage, operator, album),
  );
  await progress.step('points and ranking', () =>
    hostUntil(desktop, {
      name: 'points',
      accepts: (points, past) => points !== null && points.today >= past + 6,
      argument: before.points,
    }),
  );
  await hostUntil(desktop, {
    name: 'ranking',
    accepts: (ranking, past) => (ranking?.mine?.points ?? 0) > past,
    argument: before.points,
  });
  const after = await standing(operator);
  await operator.opens('points');
  await operator.page.getByText(operator.words.points.title, { exact: true }).first().waitFor();
  await album.shoot('points');
  leader.leaves();

  const summary = {
    electron: electronVersion,
    asterisk: stage.pbx.runtime.version,
    timesMs: {
      appStart: Math.round(desktop.startedInMs),
      register: (await hostValue(desktop, 'line')).registrationDelayMs,
      ...call.timesMs,
    },
    heard: { ...call.heard, spoken: { customerHz: CUSTOMER_TONE_HZ, operatorHz: OPERATOR_TONE_HZ } },
    mos: call.snapshot.quality?.mos ?? null,
    codec: call.snapshot.quality?.codec ?? null,
    points: { before: before.points, after: after.points },
    ranking: { before: before.rank, after: after.rank },
    announcement: {
      isAcknowledged: receipts !== undefined,
      readBy: receipts?.acknowledgedCount ?? 0,
      of: receipts?.audienceCount ?? 0,
    },
    screenshots: album.files,
  };
  const missing = whatIsMissing(summary);
  return { isGood: missing.length === 0, missing, ...summary };
}

async function playCall(stage: Stage, operator: Person, album: Album) {
  const { desktop, words } = operator;
  const dialledAt = Date.now();
  const customer = await callFromOutside(stage.pbx, {
    number: '12345',
    toneHz: CUSTOMER_TONE_HZ,
    callerName: 'Wang',
    callerNumber: '13900002046',
    maxMs: 60_000,
  });
  await hostUntil(desktop, {
    name: 'calls',
    accepts: (calls) => calls.some((each) => each.state.kind === 'ringingHere'),
    argument: null,
  });
  await operator.page.getByRole('button', { name: words.call.answer }).first().waitFor();
  const ringMs = Date.now() - dialledAt;
  await album.shoot('ring');
  await operator.presses(words.call.answer);
  await hostUntil(desktop, {
    name: 'calls',
    accepts: (calls) => calls.some((each) => each.state.kind === 'talking'),
    argument: null,
  });
  const [byOperator, byCustomer] = await Promise.all([
    operatorHears(desktop.engine, CUSTOMER_TONE_HZ),
    customer.untilHeard(OPERATOR_TONE_HZ),
  ]);
  const calls = await hostUntil(desktop, {
    name: 'calls',
    accepts: (list, talkMs) =>
      list.some(
        ({ state, quality }) => state.kind === 'talking' && quality !== null && Date.now() - state.since > talkMs,
      ),
    argument: TALK_MS,
  });
  await album.shoot('talking');
  await operator.presses(words.call.hangUp);
  await customer.ended;
  const snapshot = talkingOne(calls);
  return {
    snapshot,
    heard: { byOperator, byCustomer: { frequencyHz: byCustomer.frequencyHz, levelDb: byCustomer.levelDb } },
    timesMs: { ring: ringMs, ...sinceAnswer(snapshot) },
  };
}

function talkingOne(calls: HostValue<'calls'>): CallSnapshot {
  const call = calls.find(({ state }) => state.kind === 'talking');
  if (call === undefined) throw new Error('no call is talking');
  return call;
}

function sinceAnswer({ timings }: CallSnapshot): {
  answer: number | null;
  firstAudioIn: number | null;
  firstAudioOut: number | null;
} {
  const { answerPressedAt } = timings;
  const since = (moment: number | null): number | null =>
    moment === null || answerPressedAt === null ? null : Math.max(0, Math.round(moment - answerPressedAt));
  return {
    answer: since(timings.answeredAt),
    firstAudioIn: since(timings.firstAudioInAt),
    firstAudioOut: since(timings.firstAudioOutAt),
  };
}

async function acknowledge(operator: Person, announcementId: string): Promise<void> {
  await operator.page
    .getByRole('button', { name: operator.words.announcements.acknowledge, exact: true })
    .first()
    .click();
  await hostUntil(operator.desktop, {
    name: 'announcements',
    accepts: (list, id) => list?.some((each) => each.id === id && each.acknowledgedAt !== null) === true,
    argument: announcementId,
  });
}

async function standing({ desktop }: Person): Promise<{ points: number; rank: number }> {
  const points = await hostUntil(desktop, { name: 'points', accepts: (value) => value !== null, argument: null });
  const ranking = await hostUntil(desktop, { name: 'ranking', accepts: (value) => value !== null, argument: null });
  const { rows } = await hostSend(desktop, 'readRanking', { by: 'operator', workday: null });
  return { points: points?.today ?? 0, rank: rows.findIndex(({ key }) => key === ranking?.mine?.key) + 1 };
}

function whatIsMissing(story: Omit<Summary, 'isGood' | 'missing'>): string[] {
  const { heard, points, ranking, announcement, mos } = story;
  const near = (heardHz: number, spokenHz: number): boolean => Math.abs(heardHz - spokenHz) <= 12;
  const checks: [boolean, string][] = [
    [near(heard.byOperator.frequencyHz, heard.spoken.customerHz), 'the operator did not hear the customer'],
    [near(heard.byCustomer.frequencyHz, heard.spoken.operatorHz), 'the customer did not hear the operator'],
    [mos !== null && mos > 3.5, 'the line was not measured as good'],
    [story.codec === 'opus', 'the call did not use Opus'],
    [points.after >= points.before + 6, 'the points for call and announcement were not given'],
    [ranking.after > 0 && ranking.after < ranking.before, 'the ranking did not move'],
    [announcement.isAcknowledged, 'the announcement was not acknowledged'],
  ];
  return checks.filter(([isGood]) => !isGood).map(([, words]) => words);
}

/** Pictures of the story, in order. */
class Album {
  readonly files: string[] = [];
  readonly #operator: Person;
  readonly #dir: string;

  constructor(operator: Person, dir: string) {
    this.#operator = operator;
    this.#dir = dir;
  }

  async shoot(name: string): Promise<void> {
    const path = join(this.#dir, `${this.files.length + 1}-${name}.png`);
    await this.#operator.page.screenshot({ path });
    this.files.push(path);
  }
}
