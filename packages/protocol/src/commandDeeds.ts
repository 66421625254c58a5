import type { CommandName } from './command.ts';
import type { DeedWhat } from './deed.ts';

/** Acts on nobody but who sends it, or on callers, or on everybody alike. */
const onNobodyElse = null;

/**
 * What each command may do to another person, as her log will say it. A command without its line here does not compile, and a
 * handler of one with words cannot answer without saying whom it touched.
 */
export const commandDeeds = {
  'agentState.set': onNobodyElse,
  'agentState.finishWrapUp': onNobodyElse,
  'agentState.extendWrapUp': onNobodyElse,
  'pc.tell': onNobodyElse,
  'call.tellMuted': onNobodyElse,
  'panel.pace': onNobodyElse,
  'phone.credentials': onNobodyElse,
  'phone.relays': onNobodyElse,
  'announcement.publish': onNobodyElse,
  'announcement.acknowledge': onNobodyElse,
  'announcement.remind': ['reminded'],
  'announcement.correct': onNobodyElse,
  // Somebody else's words, by who is in charge of her audience.
  'announcement.withdraw': ['announcementWithdrawn'],
  'announcement.plan': onNobodyElse,
  'announcement.unplan': ['announcementWithdrawn'],
  'proposal.ask': onNobodyElse,
  'proposal.reply': ['proposalReplied'],
  'proposal.takeBack': onNobodyElse,
  'points.ledger': onNobodyElse,
  'day.read': ['dayRead'],
  'evaluation.read': ['evaluationRead'],
  'excellence.give': ['badgeAwarded'],
  'ranking.table': onNobodyElse,
  'ranking.choose': onNobodyElse,
  'league.read': onNobodyElse,
  // Inside a call of one's own, among those who speak in it.
  'conference.add': onNobodyElse,
  'conference.drop': onNobodyElse,
  'conference.mute': onNobodyElse,
  'conference.end': onNobodyElse,
  'recording.pause': onNobodyElse,
  'recording.resume': onNobodyElse,
  'parking.park': onNobodyElse,
  // Among colleagues of one group, and the screens of both show it at once.
  'parking.take': onNobodyElse,
  'pickup.take': onNobodyElse,
  'shownNumber.choose': onNobodyElse,
  'mobile.set': onNobodyElse,
  'history.read': ['callsRead'],
  'history.seeMissed': onNobodyElse,
  'call.dispose': onNobodyElse,
  'contacts.put': onNobodyElse,
  'contacts.remove': onNobodyElse,
  // Sums of a group, nobody by name.
  'dispositions.today': onNobodyElse,
  'voicemail.hear': onNobodyElse,
  'voicemail.remove': onNobodyElse,
  'voicemail.restore': onNobodyElse,
  'call.quality': onNobodyElse,
  'readiness.report': onNobodyElse,
  'outage.record': onNobodyElse,
  'outage.contest': onNobodyElse,
  'outage.answer': ['outageAccepted', 'outageDeclined'],
  'help.ask': onNobodyElse,
  'help.take': ['helpTaken'],
  'help.end': onNobodyElse,
  'kudos.give': ['praised'],
  'kudos.see': onNobodyElse,
  'badge.award': ['badgeAwarded'],
  'badge.share': onNobodyElse,
  'points.contest': onNobodyElse,
  'points.answer': ['appealAccepted', 'appealDeclined'],
  'points.correct': ['pointsCorrected'],
  // Something offered to many for points; nobody has to ask for it.
  'reward.offer': onNobodyElse,
  'reward.change': onNobodyElse,
  'reward.end': onNobodyElse,
  'reward.redeem': onNobodyElse,
  'reward.withdraw': onNobodyElse,
  'reward.answer': ['rewardApproved', 'rewardDeclined'],
  'reward.handOver': ['rewardHandedOver'],
  // Something offered to many; nobody has to come.
  'activity.plan': onNobodyElse,
  'activity.change': onNobodyElse,
  'activity.callOff': onNobodyElse,
  'activity.signUp': onNobodyElse,
  'activity.withdraw': onNobodyElse,
  'activity.see': onNobodyElse,
  // That she came to something of her free time says nothing of her work; she sees it, and who said so.
  'activity.attend': onNobodyElse,
  // What a unit aims at together; each sees it with who set it.
  'objective.set': onNobodyElse,
  // Something offered to many; nobody has to join.
  'contest.start': onNobodyElse,
  'contest.callOff': onNobodyElse,
  'contest.join': onNobodyElse,
  'contest.leave': onNobodyElse,
  'survey.open': onNobodyElse,
  'survey.answer': onNobodyElse,
  'birthday.set': onNobodyElse,
  'care.plan': ['carePlanned'],
  'care.finish': ['careDone'],
  'care.drop': ['careDropped'],
  'status.set': onNobodyElse,
  // Words among colleagues, which both have before them.
  'chat.send': onNobodyElse,
  'chat.see': onNobodyElse,
  'chat.delete': onNobodyElse,
  'chat.read': onNobodyElse,
  'chat.readOwn': onNobodyElse,
  // Beside each other, by each one's own yes; nothing is kept of it, here neither.
  'quietRoom.sit': onNobodyElse,
  'quietRoom.leave': onNobodyElse,
  'quietRoom.ask': onNobodyElse,
  'quietRoom.takeBack': onNobodyElse,
  'quietRoom.answer': onNobodyElse,
  'quietRoom.sign': onNobodyElse,
  'quietRoom.focus': onNobodyElse,
  // Offered to many, who may all say no; each sees who speaks, and nothing is kept.
  'voice.start': onNobodyElse,
  'voice.end': onNobodyElse,
  'voice.listen': onNobodyElse,
  'voice.decline': onNobodyElse,
  // A wall names nobody who has not allowed it herself.
  'wall.make': onNobodyElse,
  'wall.change': onNobodyElse,
  'wall.remove': onNobodyElse,
  'wall.makeKey': onNobodyElse,
  'wall.revoke': onNobodyElse,
  'wall.choose': onNobodyElse,
  'callback.schedule': onNobodyElse,
  'callback.change': ['callbackChanged'],
  'callback.dial': onNobodyElse,
  'callback.assign': ['callbackGiven', 'callbackTaken'],
  'organisation.import': ['added', 'changed', 'moved', 'returned', 'left', 'placed', 'relieved'],
  // A name of many, which all of them see.
  'unit.rename': onNobodyElse,
  // Who was in charge of it, or convened it.
  'unit.remove': ['relieved'],
  'account.makePasswords': ['passwordMade'],
  'session.signOut': onNobodyElse,
} as const satisfies { readonly [N in CommandName]: readonly DeedWhat[] | null };

/** Commands that may act on another person. */
export type DeedCommand = {
  [N in CommandName]: (typeof commandDeeds)[N] extends null ? never : N;
}[CommandName];
export type DeedWhatOf<N extends DeedCommand> = NonNullable<(typeof commandDeeds)[N]>[number];
