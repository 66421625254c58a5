import type { Generated } from 'kysely';

/** The tables of what is remembered of calls and people, one to one. */

export interface HistoryTables {
  /** `body`: the row as JSON, without its quality. */
  call_log: {
    id: string;
    person_id: string;
    call_id: string;
    started_at: number;
    ended_at: number;
    direction: string;
    is_missed: number;
    digits: string;
    body: string;
  };
  call_quality: { person_id: string; call_id: string; at: number; body: string };
  missed_seen: { person_id: string; at: number };
}

export interface DispositionTables {
  call_disposition: { person_id: string; call_id: string; code_id: string; note: string; at: number };
}

export interface MessageTables {
  voice_message: {
    id: string;
    person_id: string;
    number: string;
    at: number;
    length_ms: number;
    recording: string;
    heard_at: number | null;
    removed_at: number | null;
  };
}

/** `body`: the callback as JSON. `finished_at`: null while it is not. */
export interface CallbackTables {
  callback: { id: string; finished_at: number | null; body: string };
}

/** `body`: the outage as JSON. */
export interface OutageTables {
  outage: { id: string; began_at: number; body: string };
}

/** `body`: the call for help as JSON. */
export interface HelpTables {
  help_call: { id: string; body: string };
}

/** `survey_answered` and `survey_count` share nothing but the survey (surveys/SPEC.md). */
export interface SurveyTables {
  survey: { id: string; closes_at: number; body: string };
  survey_answered: { survey_id: string; person_id: string };
  survey_count: { survey_id: string; question: number; choice: number; count: number };
}

/** `body`: each as JSON. `activity_mark` is only ever added to (activities/SPEC.md). */
export interface ActivityTables {
  activity: { id: string; ends_at: number; body: string };
  activity_sign_up: { activity_id: string; person_id: string; body: string };
  activity_mark: { activity_id: string; person_id: string; turn: number; body: string };
}

/** `body`: each as JSON. `reward_spent`: for what was handed over and is kept no more (rewards/SPEC.md). */
export interface RewardTables {
  reward: { id: string; ends_at: number; body: string };
  reward_request: { id: string; reward_id: string; person_id: string; kind: string; cost: number; body: string };
  reward_spent: { person_id: string; points: number };
}

/** `body`: each as JSON. */
export interface ContestTables {
  contest: { id: string; ends_at: number; body: string };
  contest_join: { contest_id: string; person_id: string; at: number; body: string };
  contest_outcome: { contest_id: string; body: string };
}

/** `body`: each as JSON. A plan is only ever added to (objectives/SPEC.md). */
export interface ObjectiveTables {
  objective_plan: { unit_id: string; period: string; version: number; since: string; body: string };
  objective_day: { person_id: string; workday: string; body: string };
}

/** `body`: the kept status as JSON. */
export interface StatusTables {
  status: { person_id: string; ends_at: number; body: string };
}

/** `body`: each as JSON. */
export interface CareTables {
  birthday: { person_id: string; body: string };
  care_visit: { id: string; workday: string; body: string };
}

/** `chat_seen`: how far each has read. */
export interface ChatTables {
  chat_message: {
    id: string;
    chat_id: string;
    from_id: string;
    from_name: string;
    text: string;
    written_at: number;
    at: number;
    is_deleted: number;
  };
  chat_seen: { chat_id: string; person_id: string; up_to: number };
}

/** Stretches of a state that are over. */
export interface StretchTables {
  stretch: {
    fact_id: string;
    person_id: string;
    began_at: number;
    ended_at: number;
    state: string;
    reason: string | null;
  };
}

/** `body`: the deed as JSON. */
export interface DeedTables {
  deed: { position: Generated<number>; source: string; about_id: string; at: number; body: string };
}

/** `body`: the good word as JSON. `seen_at`: null until its receiver has looked. */
export interface KudosTables {
  kudos: { id: string; from_id: string; to_id: string; at: number; seen_at: number | null; body: string };
}

/** Who has no row in what others see. */
export interface RankingTables {
  ranking_hidden: { person_id: string };
}

/** `body`: the badge as JSON. `badge_shared`: who shows hers to others. */
export interface BadgeTables {
  badge: { fact_id: string; person_id: string; badge_id: string; at: number; body: string };
  badge_shared: { person_id: string };
}

/** `value`: 1 to 5, or yes as 1 and no as 0. */
export interface ResultTables {
  caller_result: {
    source: string;
    person_id: string;
    at: number;
    kind: string;
    value: number;
    call_id: string | null;
  };
}

/** `excellence_word`: a leader's sentence with the badge of a fact. */
export interface EvaluationTables {
  excused_time: { fact_id: string; person_id: string; outage_id: string; at: number; ms: number };
  excellence_word: { fact_id: string; at: number; word: string };
}

/** `body`: the bytes. `file_use`: what keeps a file, and until when. */
export interface FileTables {
  file: { hash: string; type: string; byte_count: number; body: Uint8Array };
  file_use: { used_by: string; user_id: string; hash: string; used_until: number };
}

/** `body`: the wall as JSON. `wall_shown`: who allows walls to name her. */
export interface WallTables {
  wall: { id: string; body: string };
  wall_shown: { person_id: string };
}

/** `body`: the appeal as JSON. */
export interface AppealTables {
  appeal: { id: string; at: number; body: string };
}

/** `body`: the contact as JSON. */
export interface ContactTables {
  contact: { person_id: string; id: string; body: string };
}
