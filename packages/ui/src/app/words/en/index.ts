/** English. Same shape as Chinese (`../zh`). */
import type { Words } from '../zh/index.ts';
import { activities } from './activities.ts';
import * as announcements from './announcements.ts';
import { attachments } from './attachments.ts';
import { appeals } from './appeals.ts';
import { badges } from './badges.ts';
import { callbacks } from './callbacks.ts';
import { care } from './care.ts';
import * as calls from './calls.ts';
import { contests } from './contests.ts';
import { desktop } from './desktop.ts';
import { dataUse } from './dataUse.ts';
import { evaluation } from './evaluation.ts';
import { faults } from './faults.ts';
import { help } from './help.ts';
import { headsets } from './headsets.ts';
import { kudos } from './kudos.ts';
import { leagues } from './leagues.ts';
import { objectives } from './objectives.ts';
import { deeds, organisation } from './organisation.ts';
import { outages } from './outages.ts';
import * as problems from './problems.ts';
import { proposals } from './proposals.ts';
import { quietRoom } from './quietRoom.ts';
import * as readiness from './readiness.ts';
import * as records from './records.ts';
import { rewards } from './rewards.ts';
import { room } from './room.ts';
import * as services from './services.ts';
import * as settings from './settings.ts';
import * as shell from './shell.ts';
import { shortcuts } from './shortcuts.ts';
import { sound } from './sound.ts';
import * as team from './team.ts';
import { chat } from './chat.ts';
import { results } from './results.ts';
import { status } from './status.ts';
import { surveys } from './surveys.ts';
import { voiceSettings } from './voice.ts';
import { voiceBroadcast } from './voiceBroadcast.ts';
import { wall } from './wall.ts';

export const en = {
  languageName: 'English',
  appName: 'Hearthline',
  problems: problems.problems,
  endReasons: calls.endReasons,
  headsetProblems: problems.headsetProblems,
  callbacks,
  proposals,
  deeds,
  kudos,
  leagues,
  appeals,
  organisation,
  outages,
  desktop,
  dataUse,
  faults,
  headsets,
  help,
  readiness: readiness.readiness,
  sound,
  conference: services.conference,
  recording: services.recording,
  parking: services.parking,
  shownNumber: services.shownNumber,
  mobile: services.mobile,
  notResponding: services.notResponding,
  common: shell.common,
  time: shell.time,
  tray: shell.tray,
  nav: shell.nav,
  history: records.history,
  contacts: records.contacts,
  messages: records.messages,
  dispositions: records.dispositions,
  signIn: shell.signIn,
  shell: shell.shell,
  state: calls.state,
  call: calls.call,
  phone: calls.phone,
  today: team.today,
  team: team.team,
  points: team.points,
  announcements: announcements.announcements,
  attachments,
  floor: team.floor,
  broadcast: announcements.broadcast,
  settings: settings.settings,
  transfer: calls.transfer,
  lineWarnings: calls.lineWarnings,
  callSettings: settings.callSettings,
  voiceSettings,
  voiceBroadcast,
  room,
  shortcuts,
  surveys,
  activities,
  care,
  objectives,
  contests,
  badges,
  evaluation,
  results,
  rewards,
  status,
  quietRoom,
  chat,
  wall,
} satisfies Words;
