import type { WebhookQueue } from './webhookQueue.ts';
import type { Badge, CallRow, Fact, LedgerEntry } from '@hearthline/protocol';
import type { ActivityStore, ActivityWrite } from './activityStore.ts';
import type { AnnouncementStore, AnnouncementWrite } from './announcementStore.ts';
import type { AppealStore, AppealWrite } from './appealStore.ts';
import type { BadgeStore, BadgeWrite } from './badgeStore.ts';
import type { Centre, CentreWrite } from './centreStore.ts';
import type { CallbackStore, CallbackWrite } from './callbackStore.ts';
import type { CareStore, CareWrite } from './careStore.ts';
import type { ChatStore, ChatWrite } from './chatStore.ts';
import type { DeedStore, DeedWrite } from './deedStore.ts';
import type { ContactStore, ContactWrite } from './contactStore.ts';
import type { ContestStore, ContestWrite } from './contestStore.ts';
import type { DispositionStore, DispositionWrite } from './dispositionStore.ts';
import type { ExcusedTime } from '../evaluation/excused.ts';
import type { EvaluationStore, EvaluationWrite } from './evaluationStore.ts';
import type { FileStore, FileWrite } from './fileStore.ts';
import type { HelpStore, HelpWrite } from './helpStore.ts';
import type { HistoryStore, HistoryWrite } from './historyStore.ts';
import type { KudosStore, KudosWrite } from './kudosStore.ts';
import type { LeagueStore } from './leagueStore.ts';
import type { MessageStore, MessageWrite } from './messageStore.ts';
import type { ProposalStore, ProposalWrite } from './proposalStore.ts';
import type { ObjectiveStore, ObjectiveWrite } from './objectiveStore.ts';
import type { OutageStore, OutageWrite } from './outageStore.ts';
import type { RewardStore, RewardWrite } from './rewardStore.ts';
import type { StatusStore, StatusWrite } from './statusStore.ts';
import type { SurveyStore, SurveyWrite } from './surveyStore.ts';
import type { ResultStore } from './resultStore.ts';
import type { KeptResult } from '../results/callerResult.ts';
import type { StretchStore } from './stretchStore.ts';
import type { Stretch } from '../rests/stretch.ts';
import type { RankingStore, RankingWrite } from './rankingStore.ts';
import type { WallStore, WallWrite } from './wallStore.ts';
import type { MessageRow } from '../voicemail/messageOf.ts';

export type { Centre };
export type { AcknowledgementRow } from './announcementStore.ts';

export interface AccountRow {
  readonly personId: string;
  readonly passwordHash: string;
}

export interface SessionRow {
  /** SHA-256 of the token, base64url; the token itself is kept nowhere. */
  readonly tokenHash: string;
  readonly personId: string;
  readonly expiresAt: number;
}

/** What must outlive a restart about a person who takes calls: the agent record as JSON. No row: never signed in. */
export interface AgentRow {
  readonly personId: string;
  readonly recordJson: string;
}

/** A phone's account on the PBX, for the shift. `ha1` is the digest of its password for the SIP realm (RFC 7616). */
export interface PhoneRow {
  readonly personId: string;
  readonly username: string;
  readonly ha1: string;
  readonly expiresAt: number;
}

export interface CommandResultRow {
  readonly personId: string;
  readonly commandId: string;
  readonly valueJson: string;
  readonly at: number;
}

/** Running totals of one person on one workday. */
export interface DayTotals {
  readonly personId: string;
  readonly workday: string;
  readonly points: number;
  readonly callCount: number;
  readonly talkMs: number;
  readonly readyMs: number;
  readonly notReadyMs: number;
  readonly wrapUpMs: number;
  /** When the first shift of the day began; null before. */
  readonly signedInAt: number | null;
}

export interface QueueTotals {
  readonly queue: string;
  readonly workday: string;
  readonly answered: number;
  readonly abandoned: number;
}

/** What one fact adds: the fold's whole answer, applied in the transaction that keeps the fact. */
export interface FactEffects {
  readonly ledger: readonly LedgerEntry[];
  readonly days: readonly DayTotals[];
  readonly queues: readonly QueueTotals[];
  readonly calls: readonly CallRow[];
  readonly messages: readonly MessageRow[];
  readonly stretches: readonly Stretch[];
  readonly badges: readonly Badge[];
  readonly results: readonly KeptResult[];
  readonly excused: readonly ExcusedTime[];
}
export type FactFold = (fact: Fact) => FactEffects;

/** Rows that must be kept together or not at all. */
export interface Write
  extends
    HistoryWrite,
    DispositionWrite,
    ContactWrite,
    MessageWrite,
    CallbackWrite,
    OutageWrite,
    DeedWrite,
    AnnouncementWrite,
    FileWrite,
    HelpWrite,
    KudosWrite,
    AppealWrite,
    BadgeWrite,
    EvaluationWrite,
    RankingWrite,
    ProposalWrite,
    SurveyWrite,
    ActivityWrite,
    RewardWrite,
    StatusWrite,
    CareWrite,
    ContestWrite,
    ObjectiveWrite,
    ChatWrite,
    WallWrite,
    CentreWrite {
  /** A fact whose `source` is known already is left out, with everything it would have added. */
  readonly facts?: readonly Fact[];
  readonly commandResult?: CommandResultRow;
  readonly agents?: readonly AgentRow[];
  readonly session?: SessionRow;
  readonly removedSession?: string;
  readonly phone?: PhoneRow;
  /** A person's id. */
  readonly removedPhone?: string;
}

export interface Committed {
  /** The facts that were new. */
  readonly facts: readonly Fact[];
  readonly ledger: readonly LedgerEntry[];
}

/**
 * The hub's memory on disk. The promise of `commit` is kept only after the data is durable: what was accepted survives
 * a power cut. All rejections are `HubError`: `store.full`, `store.busy` (nothing of this write was kept) or `hub.fault`.
 */
export interface Store
  extends
    HistoryStore,
    DispositionStore,
    ContactStore,
    MessageStore,
    CallbackStore,
    OutageStore,
    DeedStore,
    AnnouncementStore,
    FileStore,
    HelpStore,
    StretchStore,
    KudosStore,
    AppealStore,
    BadgeStore,
    ResultStore,
    EvaluationStore,
    LeagueStore,
    RankingStore,
    ProposalStore,
    SurveyStore,
    ActivityStore,
    RewardStore,
    StatusStore,
    CareStore,
    ContestStore,
    ObjectiveStore,
    ChatStore,
    WallStore {
  readonly kind: 'sqlite' | 'postgres';
  readonly webhooks: WebhookQueue;
  commit(write: Write): Promise<Committed>;
  readCentre(): Promise<Centre | null>;
  writeCentre(centre: Centre): Promise<void>;
  readAccount(account: string): Promise<AccountRow | null>;
  readSession(tokenHash: string): Promise<SessionRow | null>;
  readCommandResult(personId: string, commandId: string): Promise<CommandResultRow | null>;
  readAgents(): Promise<AgentRow[]>;
  readPhones(): Promise<PhoneRow[]>;
  /** One person's days between two workdays, both included. */
  readDays(options: { personId: string; from: string; to: string }): Promise<DayTotals[]>;
  /** Everybody's totals of one workday. */
  readWorkday(workday: string): Promise<DayTotals[]>;
  readQueueTotals(workday: string): Promise<QueueTotals[]>;
  /** Newest first; `before` is an entry's id. */
  readLedger(options: { personId: string; before: string | null; limit: number }): Promise<LedgerEntry[]>;
  /** In the order they were accepted, after a position. */
  readFacts(options: { after: number; limit: number }): Promise<{ position: number; fact: Fact }[]>;
  /** Forgets results of commands and sessions that nobody can ask for any more. */
  purge(options: { resultsBefore: number; sessionsBefore: number }): Promise<void>;
  close(): Promise<void>;
}
