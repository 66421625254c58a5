import { createActivityCommands } from './activityDesk.ts';
import { createAnnouncementCommands } from './announcements/announcementDesk.ts';
import { createCareCommands } from './careDesk.ts';
import type { HostInput } from './contract.ts';
import type { Hub } from './hub.ts';
import { createOrganisationCommands } from './organisationDesk.ts';
import { createOutageCommands } from './outageDesk.ts';
import { createProposalCommands } from './proposals/proposalDesk.ts';
import { createQuietRoomCommands } from './quietRoom/quietRoomDesk.ts';
import { createRecognitionCommands } from './recognitionDesk.ts';
import { createVoiceCommands } from './voice/voiceDesk.ts';
import { createWallCommands } from './wallDesk.ts';
import { createAimCommands } from './aimDesk.ts';

/** What the team at home is asked, all of it of the hub alone. `hub` throws HostError `hub.offline` while there is none. */
export const teamCommandsOf = (hub: () => Hub, now: () => number) => ({
  ...createAnnouncementCommands(hub, now),
  ...createProposalCommands(hub, now),
  ...createActivityCommands(hub),
  ...createAimCommands(hub),
  ...createVoiceCommands(hub),
  ...createQuietRoomCommands(hub),
  ...createCareCommands(hub),
  ...createWallCommands(hub),
  ...createOutageCommands(hub),
  ...createRecognitionCommands(hub),
  ...createOrganisationCommands(hub),
  readLedger: (input: HostInput<'readLedger'>) => hub().send('points.ledger', input),
  openSurvey: (draft: HostInput<'openSurvey'>) => hub().send('survey.open', draft),
  answerSurvey: async (answer: HostInput<'answerSurvey'>) => void (await hub().send('survey.answer', answer)),
  readDay: (input: HostInput<'readDay'>) => hub().send('day.read', input),
  readRanking: (input: HostInput<'readRanking'>) => hub().send('ranking.table', input),
});
