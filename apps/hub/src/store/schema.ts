import type { Generated } from 'kysely';
import type {
  AppealTables,
  BadgeTables,
  CallbackTables,
  CareTables,
  ChatTables,
  ContactTables,
  ContestTables,
  DeedTables,
  DispositionTables,
  EvaluationTables,
  FileTables,
  HelpTables,
  HistoryTables,
  KudosTables,
  MessageTables,
  ObjectiveTables,
  OutageTables,
  StretchTables,
  RankingTables,
  ResultTables,
  RewardTables,
  StatusTables,
  SurveyTables,
  ActivityTables,
  WallTables,
} from './recordTables.ts';

/** The tables, one to one. Moments and lengths of time are whole milliseconds; JSON is kept as text in both databases. */
export interface Tables
  extends
    HistoryTables,
    DispositionTables,
    EvaluationTables,
    FileTables,
    ContactTables,
    ContestTables,
    MessageTables,
    CallbackTables,
    CareTables,
    ChatTables,
    ObjectiveTables,
    OutageTables,
    DeedTables,
    StretchTables,
    HelpTables,
    KudosTables,
    BadgeTables,
    AppealTables,
    RankingTables,
    ResultTables,
    RewardTables,
    SurveyTables,
    ActivityTables,
    WallTables,
    StatusTables {
  centre: { id: number; body: string };
  account: { person_id: string; account: string; password_hash: string };
  session: { token_hash: string; person_id: string; expires_at: number };
  command_result: { person_id: string; command_id: string; value: string; at: number };
  fact: { position: Generated<number>; id: string; source: string; kind: string; at: number; body: string };
  ledger: {
    position: Generated<number>;
    id: string;
    person_id: string;
    points: number;
    rule_id: string;
    rule_version: number;
    fact_id: string;
    fact_kind: string;
    at: number;
    workday: string;
    subject: string;
  };
  day_total: {
    person_id: string;
    workday: string;
    points: number;
    call_count: number;
    talk_ms: number;
    ready_ms: number;
    not_ready_ms: number;
    wrap_up_ms: number;
    signed_in_at: number | null;
  };
  queue_total: { queue: string; workday: string; answered: number; abandoned: number };
  announcement: {
    id: string;
    author_id: string;
    title: string;
    body: string;
    audience: string;
    expires_at: number;
    must_read: number;
    published_at: number;
    /** JSON. */
    life: string;
    /** JSON. */
    attachments: string;
  };
  /** `body`: the question or proposal as JSON. */
  proposal: { id: string; asked_at: number; body: string };
  /** `body`: the plan as JSON. */
  announcement_plan: { id: string; body: string };
  acknowledgement: { announcement_id: string; person_id: string; at: number; version: number };
  agent: { person_id: string; record: string };
  phone: { person_id: string; username: string; ha1: string; expires_at: number };
  webhook_position: { endpoint_id: string; position: number };
  webhook_message: {
    endpoint_id: string;
    id: string;
    body: string;
    attempt: number;
    due_at: number;
    first_due_at: number;
  };
  migration: { name: string };
}
