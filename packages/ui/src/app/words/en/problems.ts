/** English: every named error: what happened, what it means for the work, what to do; never a number alone. */
import type { Words } from '../zh/index.ts';
import { said } from '../said.ts';
import { activityProblems } from './activities.ts';
import { announcementProblems } from './announcements.ts';
import { fileProblems } from './attachments.ts';
import { appealProblems } from './appeals.ts';
import { badgeProblems } from './badges.ts';
import { evaluationProblems } from './evaluation.ts';
import { callbackProblems } from './callbacks.ts';
import { careProblems } from './care.ts';
import { contestProblems } from './contests.ts';
import { connectionProblems } from './connection.ts';
import { desktopProblems } from './desktop.ts';
import { dataProblems } from './dataUse.ts';
import { chatProblems } from './chat.ts';
import { surveyProblems } from './surveys.ts';
import { wallProblems } from './wall.ts';
import { helpProblems } from './help.ts';
import { voiceProblems } from './voiceBroadcast.ts';
import { rewardProblems } from './rewards.ts';
import { kudosProblems } from './kudos.ts';
import { objectiveProblems } from './objectives.ts';
import { organisationProblems } from './organisation.ts';
import { proposalProblems } from './proposals.ts';
import { quietRoomProblems } from './quietRoom.ts';
import { readinessProblems } from './readiness.ts';
import { recordProblems } from './records.ts';
import { serviceProblems } from './services.ts';

export const problems: Words['problems'] = {
  ...desktopProblems,
  ...serviceProblems,
  ...recordProblems,
  ...callbackProblems,
  ...dataProblems,
  ...readinessProblems,
  ...organisationProblems,
  ...announcementProblems,
  ...fileProblems,
  ...helpProblems,
  ...voiceProblems,
  ...kudosProblems,
  ...appealProblems,
  ...rewardProblems,
  ...proposalProblems,
  ...surveyProblems,
  ...quietRoomProblems,
  ...wallProblems,
  ...activityProblems,
  ...careProblems,
  ...contestProblems,
  ...objectiveProblems,
  ...badgeProblems,
  ...evaluationProblems,
  ...chatProblems,
  ...connectionProblems,
  'call.notFound': said(
    'That call is gone',
    'The other side may have just hung up.',
    'Nothing to do; wait for the next one.',
  ),
  'call.wrongState': said(
    'That is not possible right now',
    'The call has just changed.',
    'Look at the call card and try once more.',
  ),
  'call.badNumber': said(
    'That number cannot be dialled',
    'It has characters a phone cannot dial, or is too long.',
    'Use digits, * and # only.',
  ),
  'call.lineDown': said(
    'The line is down, the call was not made',
    'The phone line is reconnecting.',
    'Wait for the line at the top right, then dial again.',
  ),
  'call.holdRefused': said(
    'The other side did not accept hold',
    'The call goes on and they still hear you.',
    'Mute first, and ask them to wait a moment.',
  ),
  'audio.microphoneDenied': said(
    'The microphone is not allowed',
    'They would not hear you, so the call was not connected.',
    'Allow the microphone in the system’s privacy settings, then try again.',
  ),
  'audio.microphoneAbsent': said(
    'No microphone was found',
    'They would not hear you, so the call was not connected.',
    'Plug the headset in again, or use another USB socket.',
  ),
  'audio.microphoneBusy': said(
    'Another program uses the microphone',
    'They cannot hear you.',
    'Close meeting or recording programs and try again.',
  ),
  'audio.deviceNotFound': said(
    'The chosen device is gone',
    'The system’s default is used for now.',
    'Plug it in again, or choose another in Settings.',
  ),
  'headset.unsupported': said(
    'Headset buttons do not work on this PC',
    'Sound is not affected, only the buttons on the headset.',
    'Answer and hang up on the screen or the keyboard.',
  ),
  'headset.notChosen': said(
    'No headset was chosen',
    'The buttons on the headset do nothing; sound is not affected.',
    'Press “Connect headset buttons” in Settings and pick your headset.',
  ),
  'signIn.wrong': said(
    'Wrong account or password',
    'You are not signed in.',
    'Check capital letters and try again. Forgotten? Ask your leader.',
  ),
  'signIn.tooMany': said(
    'Too many tries',
    'To protect your account there is a short wait.',
    'Try again after the countdown. Forgotten? Ask your leader.',
  ),
  'message.malformed': said(
    'A message could not be read',
    'It was left out; nothing else is affected.',
    'Nothing to do. If it happens often, tell IT.',
  ),
  'command.unknown': said(
    'The server does not know this action',
    'Program and server may be of different versions.',
    'Update Hearthline. If that does not help, tell IT.',
  ),
  'command.badInput': said(
    'The server did not accept what was entered',
    'Something is too long, empty or in the wrong form.',
    'Check it and send again.',
  ),
  'command.notAllowed': said(
    'You may not do this',
    'It is the task of another role.',
    'Ask your leader if you need it.',
  ),
  'outage.notFound': said(
    'This cut can no longer be changed',
    'It is excused already, or somebody has answered.',
    'Nothing to do; the list shows how it stands.',
  ),
  'agentState.lineLost': said(
    'You cannot be ready: your phone line is gone',
    'A caller sent to you now would hear nothing.',
    'Look at the line screen. As soon as the line is back you can be ready.',
  ),
  'agentState.onBattery': said(
    'You cannot be ready while the PC runs on battery',
    'Your centre sends no new calls in a power cut.',
    'Wait for the mains; you are ready again by yourself.',
  ),
  'agentState.impossible': said(
    'You cannot go to that state now',
    'The phone system has just changed yours.',
    'Look at the top left and choose again.',
  ),
  'wrapUp.alreadyExtended': said(
    'Wrap-up was already extended',
    'It can be extended once for each call.',
    'Finish it, or choose a break.',
  ),
  'announcement.notFound': said('This announcement is gone', 'Your leader may have withdrawn it.', 'Nothing to do.'),
  'announcement.expired': said(
    'This announcement has expired',
    'It needs no acknowledgement any more.',
    'Nothing to do.',
  ),
  'app.settingsCorrupt': said(
    'The settings file was damaged',
    'Defaults are used now; the old file was kept aside.',
    'Choose your devices and language again in Settings.',
  ),
  'app.diskFull': said(
    'The disk of this PC is full',
    'Settings and things waiting to be sent may not be kept.',
    'Remove some files to make room.',
  ),
  'app.keyStoreMissing': said(
    'This PC has no safe password store',
    'Your sign-in is not written to disk and lasts for this run only.',
    'Work as usual, and sign in again next time.',
  ),
  'app.outboxCorrupt': said(
    'Things waiting to be sent could not be read',
    'An acknowledgement given offline may be lost.',
    'Look at the announcements and press “I have read it” again if needed.',
  ),
  'app.engineGone': said(
    'The phone part stopped and is being restarted',
    'A call you were in may be lost.',
    'Wait a few seconds. If it does not come back, restart the program.',
  ),
  'app.refused': said(
    'This action was refused',
    'To be safe the program did not do it.',
    'Restart the program and try again. If it stays, tell IT.',
  ),
  'app.fault': said(
    'The program failed',
    'What you just did was not completed.',
    'Try once more. If it stays, restart the program and tell IT.',
  ),
};

export const headsetProblems: Words['headsetProblems'] = {
  'headset.busy': said(
    'Another program uses the headset',
    'Its buttons may not work.',
    'Close meeting programs and the maker’s program, then press “Connect headset buttons”.',
  ),
  'headset.notTelephony': said(
    'This headset has no call buttons',
    'Sound works; answer and hang up on the screen or keyboard.',
    'Nothing to do.',
  ),
  'headset.contested': said(
    'Another program seems to use this headset too',
    'Its lights and buttons may not fit. So that no caller is cut off, hanging up on the headset does nothing now.',
    'Close Teams, meeting programs or the maker’s program. Until then hang up on the screen.',
  ),
  'headset.lost': said('The headset is gone', 'Its buttons do nothing.', 'Plug it in again.'),
};
