import {
  activity,
  activityDraft,
  announcement,
  announcementDraft,
  appeal,
  chatDraft,
  contested,
  group,
  help,
  message,
  outage,
  plan,
  planDraft,
  proposal,
  proposalDraft,
  survey,
  visit,
  visitDraft,
  wall,
  wallDraft,
} from './made.ts';
import { emptyUnit } from './madeUnit.ts';
import type { OfTeam, Samples } from './sampled.ts';

const HOUR_MS = 3_600_000;
const word = '辛苦了';
/** Who organises: IT for itself, the leader for everybody else. */
const organiser = (as: string) => (as === 'it' ? 'it' : 'leader');

/** What is asked of the team at home, of her state and of the centre. */
export const teamSamples: Samples<OfTeam> = {
  'announcement.publish': (w) => announcementDraft(w),
  'announcement.acknowledge': async (w, as) => ({
    ...{ announcementId: await announcement(w, as === 'leader' ? 'it' : 'leader'), at: w.now(), version: 1 },
  }),
  'announcement.remind': async (w, as) => ({ announcementId: await announcement(w, organiser(as)) }),
  'announcement.correct': async (w, as) => ({
    announcementId: await announcement(w, organiser(as)),
    ...{ title: '晚班再调整', body: '', version: 1, isImportant: true },
  }),
  'announcement.withdraw': async (w, as) => ({ announcementId: await announcement(w, organiser(as)) }),
  'announcement.plan': () => planDraft(),
  'announcement.unplan': async (w, as) => ({ planId: await plan(w, organiser(as)) }),
  'proposal.ask': (w) => proposalDraft(w),
  'proposal.reply': async (w) => ({ proposalId: await proposal(w, 'operator'), reply: { kind: 'answered', word } }),
  'proposal.takeBack': async (w, as) => ({ proposalId: await proposal(w, as === 'it' ? 'operator' : as) }),
  'points.ledger': () => ({ before: null, limit: 10 }),
  'day.read': (w, as) => ({ personId: as === 'leader' ? w.idOf('operator') : null, workday: '2026-11-20' }),
  'evaluation.read': (w, as) => ({
    ...{ personId: as === 'leader' ? w.idOf('operator') : null, period: 'month', workday: '2026-11-20' },
  }),
  'excellence.give': (w) => ({ toId: w.mate(), period: 'month', workday: '2026-11-20', word }),
  'ranking.table': () => ({ by: 'operator', period: 'month', workday: '2026-11-20' }),
  'ranking.choose': () => ({ isHidden: true }),
  'help.ask': () => ({ call: { number: '13800001234', since: 1 } }),
  'help.take': async (w) => ({ helpId: await help(w) }),
  'help.end': () => ({}),
  'kudos.give': (w) => ({ toId: w.mate(), text: word }),
  'kudos.see': (w) => ({ upTo: w.now() }),
  'badge.award': (w) => ({ toId: w.mate(), badgeId: 'patient-ear', word }),
  'badge.share': () => ({ isShared: true }),
  'points.contest': () => ({ entryId: null, note: '少了一次' }),
  'points.answer': async (w) => ({ appealId: await appeal(w), answer: { kind: 'accepted', points: 5, word } }),
  'points.correct': (w) => ({ personId: w.idOf('operator'), points: 3, word }),
  'survey.open': (w) => ({ questions: ['累不累？'], audience: group, closesAt: w.now() + HOUR_MS }),
  'survey.answer': async (w) => ({ surveyId: await survey(w, 'leader'), choices: [3] }),
  'activity.plan': (w) => activityDraft(w),
  'activity.change': async (w, as) => {
    const { audience: _whom, ...draft } = activityDraft(w);
    return { ...draft, title: '包馄饨', activityId: await activity(w, organiser(as)), version: 1 };
  },
  'activity.callOff': async (w, as) => ({ activityId: await activity(w, organiser(as)), why: '下雨' }),
  'activity.signUp': async (w) => ({ activityId: await activity(w, 'leader'), companions: 0 }),
  'activity.withdraw': async (w, as) => {
    const activityId = await activity(w, 'leader');
    await w.do(as, 'activity.signUp', { activityId, companions: 0 });
    return { activityId };
  },
  'activity.see': async (w, as) => {
    const activityId = await activity(w, 'leader');
    await w.do(as, 'activity.signUp', { activityId, companions: 0 });
    return { activityId, notice: 'place' };
  },
  'activity.attend': async (w, as) => ({
    activityId: await activity(w, organiser(as)),
    marks: [{ personId: w.mate(), wasThere: true }],
  }),
  'birthday.set': () => ({ birthday: { on: '02-29', toldTo: 'team' } }),
  'care.plan': (w) => visitDraft(w),
  'care.finish': async (w) => ({ visitId: await visit(w, 'leader'), word }),
  'care.drop': async (w) => ({ visitId: await visit(w, 'leader') }),
  'status.set': (w) => ({ line: { text: '喝口水', emoji: '🍵', until: w.now() + HOUR_MS }, at: w.now() }),
  'chat.send': (w) => chatDraft(w, w.mate()),
  'chat.see': async (w, as) => {
    const draft = chatDraft(w, w.mate());
    await w.do(as, 'chat.send', draft);
    const ids = [w.idOf(as), draft.to.personId].toSorted();
    return { chatId: `two:${ids.join(':')}`, upTo: w.now() };
  },
  'chat.delete': async (w, as) => ({ messageId: await message(w, as) }),
  'chat.read': () => ({ chatId: 'team:group-1', before: null, limit: 10 }),
  'chat.readOwn': () => ({ after: null, limit: 10 }),
  'wall.make': () => wallDraft(),
  'wall.change': async (w, as) => ({ ...wallDraft(), wallId: await wall(w, organiser(as)) }),
  'wall.remove': async (w, as) => ({ wallId: await wall(w, organiser(as)) }),
  'wall.makeKey': async (w, as) => ({ wallId: await wall(w, organiser(as)) }),
  'wall.revoke': async (w, as) => ({ wallId: await wall(w, organiser(as)) }),
  'wall.choose': () => ({ isShown: true }),
  'agentState.set': async (w, as) => {
    if (as !== 'it') await w.do(as, 'phone.credentials', {});
    return { to: { kind: 'notReady', reason: 'break' } };
  },
  'pc.tell': () => ({ isAway: false, isOnBattery: false, batterySecondsLeft: null, isLineUp: true }),
  'panel.pace': () => ({ isQuiet: false, isInCall: false }),
  'agentState.finishWrapUp': () => ({}),
  'agentState.extendWrapUp': () => ({}),
  'readiness.report': (w) => ({
    at: w.now(),
    findings: [{ check: 'power', verdict: 'green', reason: 'power.mains' }],
  }),
  'outage.record': (w) => ({ from: w.now() - 60_000, to: w.now() }),
  'outage.contest': async (w) => ({ outageId: await outage(w), note: '停电了' }),
  'outage.answer': async (w) => ({ outageId: await contested(w), isAccepted: true, word }),
  'organisation.import': () => ({
    rows: [
      {
        ...{ line: 1, account: 'linxiaoman', name: '林小满', extension: null, unit: null, role: null },
        ...{ inCharge: null, convener: null, timeZone: null },
      },
    ],
    ...{ absent: 'stay', basis: null },
  }),
  'unit.rename': async (w) => ({ unitId: await emptyUnit(w), name: `新名字${w.now()}` }),
  'unit.remove': async (w) => ({ unitId: await emptyUnit(w) }),
  'account.makePasswords': (w) => ({ personIds: [w.mate()] }),
  'session.signOut': () => ({}),
};
