import { z } from 'zod';
import { agentStateChoice } from './agentState.ts';
import { aimCommands } from './aimCommands.ts';
import { importQuestion, importReport, PASSWORDS_AT_ONCE } from './import.ts';
import { id, unitName } from './organisation.ts';
import { leagueCommands } from './league.ts';
import { readinessReport } from './readiness.ts';
import { OUTAGE_WORD_CHARS, ownRecord } from './outage.ts';
import { pcReport } from './pcReport.ts';
import { rewardCommands } from './reward.ts';
import { callCommands } from './callCommands.ts';
import { quietRoomCommands } from './quietRoom.ts';
import { command, nothing } from './commandSpec.ts';
import { teamCommands } from './teamCommands.ts';

/** Everything a client can ask of the hub. Each carries an id made by the client; the same id is applied once. */
export const commands = {
  ...callCommands,
  ...teamCommands,
  ...rewardCommands,
  ...leagueCommands,
  ...aimCommands,
  ...quietRoomCommands,
  'agentState.set': command({
    input: z.object({ to: agentStateChoice }),
    output: nothing,
    roles: ['operator', 'leader'],
    waitsOffline: false,
  }),
  /** What the desktop's PC and phone are like now; told again after each connection. */
  'pc.tell': command({
    input: pcReport,
    output: nothing,
    roles: ['operator', 'leader'],
    waitsOffline: false,
  }),
  /** How this client wants to be told of the team panel; told again after each connection. */
  'panel.pace': command({
    input: z.object({ isQuiet: z.boolean(), isInCall: z.boolean() }),
    output: nothing,
    roles: ['operator', 'leader', 'it'],
    waitsOffline: false,
  }),
  'agentState.finishWrapUp': command({
    input: nothing,
    output: nothing,
    roles: ['operator', 'leader'],
    waitsOffline: false,
  }),
  'agentState.extendWrapUp': command({
    input: nothing,
    output: nothing,
    roles: ['operator', 'leader'],
    waitsOffline: false,
  }),
  /** Kept as a fact. */
  'readiness.report': command({
    input: readinessReport,
    output: nothing,
    roles: ['operator', 'leader'],
    waitsOffline: true,
  }),
  /** What my phone wrote down of its own line; waits until there is a hub, and is taken once. */
  'outage.record': command({
    input: ownRecord,
    output: nothing,
    roles: ['operator', 'leader'],
    waitsOffline: true,
  }),
  /** It was not my doing. */
  'outage.contest': command({
    input: z.object({ outageId: id, note: z.string().max(OUTAGE_WORD_CHARS) }),
    output: nothing,
    roles: ['operator'],
    waitsOffline: true,
  }),
  'outage.answer': command({
    input: z.object({ outageId: id, isAccepted: z.boolean(), word: z.string().max(OUTAGE_WORD_CHARS) }),
    output: nothing,
    roles: ['leader'],
    waitsOffline: false,
  }),
  /** What a list of people and units would do, or does. Its answer to the one says what the other will need. */
  'organisation.import': command({
    input: importQuestion,
    output: importReport,
    roles: ['it'],
    waitsOffline: false,
  }),
  /** Another name for a unit, by whoever is in charge of it or above, or IT. */
  'unit.rename': command({
    input: z.object({ unitId: id, name: unitName }),
    output: nothing,
    roles: ['leader', 'it'],
    waitsOffline: false,
  }),
  /** A unit without people, units below it and anything that runs for it; by whoever is in charge above it, or IT. */
  'unit.remove': command({
    input: z.object({ unitId: id }),
    output: nothing,
    roles: ['leader', 'it'],
    waitsOffline: false,
  }),
  /** New passwords for these people, told once and kept as hashes alone; their sessions end. */
  'account.makePasswords': command({
    input: z.object({ personIds: z.array(id).min(1).max(PASSWORDS_AT_ONCE) }),
    output: z.object({ passwords: z.array(z.object({ personId: id, account: z.string(), password: z.string() })) }),
    roles: ['it'],
    waitsOffline: false,
  }),
  /** Ends the shift (leaves the queues, removes the phone's password) and this session. */
  'session.signOut': command({
    input: nothing,
    output: nothing,
    roles: ['operator', 'leader', 'it'],
    waitsOffline: false,
  }),
} as const;

export type CommandName = keyof typeof commands;
export type CommandInput<N extends CommandName> = z.infer<(typeof commands)[N]['input']>;
export type CommandOutput<N extends CommandName> = z.infer<(typeof commands)[N]['output']>;
