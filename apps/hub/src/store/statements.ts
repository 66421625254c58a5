import { activityStatements } from './activityStore.ts';
import { announcementStatements } from './announcementStore.ts';
import { badgeStatements } from './badgeStore.ts';
import { createBulkInsert } from './bulk.ts';
import { appealStatements } from './appealStore.ts';
import { callbackStatements } from './callbackStore.ts';
import { outageStatements } from './outageStore.ts';
import { chatStatements } from './chatStore.ts';
import { contestStatements } from './contestStore.ts';
import { contactStatements } from './contactStore.ts';
import { deedStatements } from './deedStore.ts';
import { dispositionStatements } from './dispositionStore.ts';
import { evaluationStatements } from './evaluationStore.ts';
import { historyStatements } from './historyStore.ts';
import { helpStatements } from './helpStore.ts';
import { kudosStatements } from './kudosStore.ts';
import { objectiveStatements } from './objectiveStore.ts';
import { proposalStatements } from './proposalStore.ts';
import { messageStatements } from './messageStore.ts';
import { resultStatements } from './resultStore.ts';
import { statusStatements } from './statusStore.ts';
import { surveyStatements } from './surveyStore.ts';
import { stretchStatements } from './stretchStore.ts';

/** The inserts of a commit; one set a store, because each is compiled once for its database. */
export function createStatements() {
  return {
    ...historyStatements(),
    ...dispositionStatements(),
    ...contactStatements(),
    ...messageStatements(),
    ...callbackStatements(),
    ...outageStatements(),
    ...deedStatements(),
    ...announcementStatements(),
    ...helpStatements(),
    ...stretchStatements(),
    ...kudosStatements(),
    ...appealStatements(),
    ...badgeStatements(),
    ...proposalStatements(),
    ...surveyStatements(),
    ...activityStatements(),
    ...contestStatements(),
    ...objectiveStatements(),
    ...statusStatements(),
    ...chatStatements(),
    ...resultStatements(),
    ...evaluationStatements(),
    insertFacts: createBulkInsert({
      table: 'fact',
      columns: ['id', 'source', 'kind', 'at', 'body'],
      tail: 'on conflict (source) do nothing returning id',
    }),
    insertLedger: createBulkInsert({
      table: 'ledger',
      columns: [
        ...['id', 'person_id', 'points', 'rule_id', 'rule_version', 'fact_id', 'fact_kind', 'at', 'workday', 'subject'],
      ],
      tail: '',
    }),
    addDays: createBulkInsert({
      table: 'day_total',
      columns: [
        ...['person_id', 'workday', 'points', 'call_count', 'talk_ms', 'ready_ms', 'not_ready_ms', 'wrap_up_ms'],
        'signed_in_at',
      ],
      tail: `on conflict (person_id, workday) do update set
    points = day_total.points + excluded.points, call_count = day_total.call_count + excluded.call_count,
    talk_ms = day_total.talk_ms + excluded.talk_ms, ready_ms = day_total.ready_ms + excluded.ready_ms,
    not_ready_ms = day_total.not_ready_ms + excluded.not_ready_ms,
    wrap_up_ms = day_total.wrap_up_ms + excluded.wrap_up_ms,
    signed_in_at = case
      when day_total.signed_in_at is null or excluded.signed_in_at < day_total.signed_in_at then excluded.signed_in_at
      else day_total.signed_in_at end`,
    }),
    addQueues: createBulkInsert({
      table: 'queue_total',
      columns: ['queue', 'workday', 'answered', 'abandoned'],
      tail: `on conflict (queue, workday) do update set answered = queue_total.answered + excluded.answered,
    abandoned = queue_total.abandoned + excluded.abandoned`,
    }),
    insertResults: createBulkInsert({
      table: 'command_result',
      columns: ['person_id', 'command_id', 'value', 'at'],
      tail: 'on conflict (person_id, command_id) do nothing',
    }),
    putAgents: createBulkInsert({
      table: 'agent',
      columns: ['person_id', 'record'],
      tail: 'on conflict (person_id) do update set record = excluded.record',
    }),
    putPhones: createBulkInsert({
      table: 'phone',
      columns: ['person_id', 'username', 'ha1', 'expires_at'],
      tail: `on conflict (person_id) do update set username = excluded.username, ha1 = excluded.ha1,
    expires_at = excluded.expires_at`,
    }),
    insertSessions: createBulkInsert({
      table: 'session',
      columns: ['token_hash', 'person_id', 'expires_at'],
      tail: 'on conflict (token_hash) do nothing',
    }),
  };
}
export type Statements = ReturnType<typeof createStatements>;
