import { randomUUID } from 'node:crypto';
import type { CommandName } from '@hearthline/protocol';
import type { Who, World } from './world.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
export const group = { kind: 'unit', unitId: 'group-1' } as const;

export const announcementDraft = (w: World) => ({
  ...{ title: '晚班调整', body: '', audience: group },
  ...{ expiresAt: w.now() + HOUR_MS, mustRead: true },
});
export const planDraft = () => ({
  ...{ title: '早会', body: '', audience: group, mustRead: false, firstOn: '2026-11-21', lastOn: '2026-12-21' },
  ...{ timeOfDay: '08:30', repeat: 'weekdays' as const, validMs: HOUR_MS },
});
export const activityDraft = (w: World) => ({
  ...{ title: '包饺子', body: '', place: '活动室', audience: group, isForFamilies: false, places: 20 },
  ...{ startsAt: w.now() + 2 * DAY_MS, endsAt: w.now() + 2 * DAY_MS + HOUR_MS },
});
export const wallDraft = () => ({
  ...{ name: '大厅', unitId: 'group-1', panels: ['people' as const, 'calls' as const], sentence: '辛苦了' },
  ...{ language: 'zh-CN' as const, theme: 'dark' as const, praiseIds: [] },
});
export const visitDraft = (w: World) => ({
  ...{ personId: w.idOf('operator'), kind: 'visit' as const, text: '看望', on: '2026-11-25' },
});
export const callbackWish = (w: World) => ({
  ...{ id: randomUUID(), number: '13800002222', name: '', note: '', dueAt: w.now() + HOUR_MS, callId: null },
  owner: 'me' as const,
});
export const chatDraft = (w: World, to: string) => ({
  ...{ id: randomUUID(), to: { kind: 'person' as const, personId: to }, text: '中午一起吃饭？', at: w.now() },
});
export const proposalDraft = (w: World) => ({
  ...{ id: randomUUID(), kind: 'question' as const, unitId: 'group-1', text: '几点换班？', at: w.now() },
});

/** Something that a command is about, made by another command just before. */
const made =
  (name: CommandName, key: string, draft: (w: World) => object) =>
  async (w: World, by: Who): Promise<string> => {
    const value = await w.do<Record<string, string>>(by, name, draft(w));
    return value[key] ?? '';
  };

export const announcement = made('announcement.publish', 'announcementId', announcementDraft);
export const plan = made('announcement.plan', 'planId', planDraft);
export const activity = made('activity.plan', 'activityId', activityDraft);
export const wall = made('wall.make', 'wallId', wallDraft);
export const visit = made('care.plan', 'visitId', visitDraft);
const surveyDraft = (w: World) => ({ questions: ['累不累？'], audience: group, closesAt: w.now() + HOUR_MS });
export const survey = made('survey.open', 'surveyId', surveyDraft);

export async function proposal(w: World, by: Who): Promise<string> {
  const draft = proposalDraft(w);
  await w.do(by, 'proposal.ask', draft);
  return draft.id;
}

export async function message(w: World, by: Who): Promise<string> {
  const draft = chatDraft(w, w.mate());
  await w.do(by, 'chat.send', draft);
  return draft.id;
}

export async function callback(w: World, by: Who): Promise<string> {
  const wish = callbackWish(w);
  await w.do(by, 'callback.schedule', wish);
  return wish.id;
}

/** The newest row of a table. */
const newest = (w: World, sql: string): string => String(w.rows(sql)[0]?.['id'] ?? '');

export async function appeal(w: World): Promise<string> {
  w.now();
  await w.do('operator', 'points.contest', { entryId: null, note: '少了一次' });
  return newest(w, 'select id from appeal order by at desc limit 1');
}

/** A cut that only her phone saw, each time further back than the ones before: they never overlap. */
export async function outage(w: World): Promise<string> {
  const first = w.rows('select min(began_at) as at from outage')[0]?.['at'];
  const to = (typeof first === 'number' ? first : w.now()) - 10 * 60_000;
  await w.do('operator', 'outage.record', { from: to - 60_000, to });
  return newest(w, 'select id from outage order by began_at limit 1');
}

export async function contested(w: World): Promise<string> {
  const outageId = await outage(w);
  await w.do('operator', 'outage.contest', { outageId, note: '' });
  return outageId;
}

export async function help(w: World): Promise<string> {
  await w.do('operator', 'help.ask', { call: null });
  return newest(w, `select id from help_call where body like '%${w.idOf('operator')}%'`);
}
