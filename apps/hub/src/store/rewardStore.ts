import { sql, type Kysely } from 'kysely';
import { HubError } from '../hubError.ts';
import {
  endOf,
  keptRequest,
  keptReward,
  type KeptRequest,
  type KeptReward,
  type RequestStep,
} from '../rewards/keptReward.ts';
import { takenKinds } from '../rewards/standing.ts';
import type { Tables } from './schema.ts';

export interface RewardWrite {
  /** As it is from now on. */
  readonly reward?: KeptReward;
  readonly rewardSteps?: readonly RequestStep[];
}

interface KeptRewards {
  readonly offers: KeptReward[];
  readonly requests: KeptRequest[];
  /** Points for what was handed over and is kept no more, by person. */
  readonly spent: Map<string, number>;
}

export interface RewardStore {
  readRewards(): Promise<KeptRewards>;
  /** Offers that ended before this moment, with all requests for them; the points of what was handed over stay. */
  purgeRewards(endedBefore: number): Promise<void>;
}

export async function migrateRewards(db: Kysely<Tables>): Promise<void> {
  const statements = [
    `create table reward (id text primary key, ends_at bigint not null, body text not null)`,
    `create table reward_request (id text primary key, reward_id text not null, person_id text not null, kind text not null,
       cost integer not null, body text not null)`,
    `create index reward_request_reward on reward_request (reward_id)`,
    `create index reward_request_person on reward_request (person_id)`,
    `create table reward_spent (person_id text primary key, points bigint not null)`,
  ];
  for (const statement of statements) await sql.raw(statement).execute(db);
}

/**
 * One write after another, each looked at once more where it is kept. [REWARD-7]
 *
 * @throws HubError `reward.tooFew`, `reward.settled`, `reward.notFound`, `reward.soldOut`, `reward.tooMany`,
 * `reward.tooFewPoints`; nothing of the write is kept then
 */
export async function commitRewards(tx: Kysely<Tables>, writes: readonly RewardWrite[]): Promise<void> {
  for (const { reward, rewardSteps = [] } of writes) {
    if (reward) await putOffer(tx, reward);
    for (const step of rewardSteps) await keepStep(tx, step);
  }
}

async function putOffer(tx: Kysely<Tables>, offer: KeptReward): Promise<void> {
  const row = { ends_at: endOf(offer), body: JSON.stringify(offer) };
  const into = tx.insertInto('reward').values({ id: offer.id, ...row });
  await into.onConflict((conflict) => conflict.column('id').doUpdateSet(row)).execute();
  if (offer.stock !== null && (await countTaken(tx, { rewardId: offer.id })) > offer.stock)
    throw new HubError('reward.tooFew');
}

async function keepStep(tx: Kysely<Tables>, { request, from }: RequestStep): Promise<void> {
  const row = { kind: request.standing.kind, body: JSON.stringify(request) };
  if (from !== null) {
    const step = tx.updateTable('reward_request').set(row).where('id', '=', request.id).where('kind', '=', from);
    const { numUpdatedRows } = await step.executeTakeFirst();
    if (Number(numUpdatedRows) !== 1) throw new HubError('reward.settled');
    return;
  }
  const { id, rewardId, personId, cost } = request;
  const values = { id, reward_id: rewardId, person_id: personId, cost, ...row };
  await tx.insertInto('reward_request').values(values).execute();
  await checkTaken(tx, request);
}

/** With the request in it: no more than there are, than one can have, than she can spend. */
async function checkTaken(tx: Kysely<Tables>, { rewardId, personId }: KeptRequest): Promise<void> {
  const kept = await tx.selectFrom('reward').select('body').where('id', '=', rewardId).executeTakeFirst();
  if (!kept) throw new HubError('reward.notFound');
  const { stock, perPerson } = keptReward.parse(JSON.parse(kept.body));
  if (stock !== null && (await countTaken(tx, { rewardId })) > stock) throw new HubError('reward.soldOut');
  if (perPerson !== null && (await countTaken(tx, { rewardId, personId })) > perPerson)
    throw new HubError('reward.tooMany');
  const sums = await sql<{ left: number | string }>`select
    coalesce((select sum(points) from day_total where person_id = ${personId}), 0)
    - coalesce((select sum(cost) from reward_request where person_id = ${personId} and kind in (${sql.join([...takenKinds])})), 0)
    - coalesce((select points from reward_spent where person_id = ${personId}), 0) as "left"`.execute(tx);
  // PostgreSQL tells a sum as text.
  if (Number(sums.rows[0]?.left ?? 0) < 0) throw new HubError('reward.tooFewPoints');
}

async function countTaken(
  tx: Kysely<Tables>,
  { rewardId, personId }: { rewardId: string; personId?: string },
): Promise<number> {
  const all = tx
    .selectFrom('reward_request')
    .where('reward_id', '=', rewardId)
    .where('kind', 'in', [...takenKinds]);
  const these = personId === undefined ? all : all.where('person_id', '=', personId);
  const row = await these.select(({ fn }) => fn.countAll<number | string>().as('count')).executeTakeFirstOrThrow();
  return Number(row.count);
}

/** [REWARD-11] */
export async function purgeRewards(tx: Kysely<Tables>, endedBefore: number): Promise<void> {
  await sql`insert into reward_spent (person_id, points)
    select person_id, sum(cost) from reward_request
    where kind = 'handedOver' and reward_id in (select id from reward where ends_at < ${endedBefore})
    group by person_id
    on conflict (person_id) do update set points = reward_spent.points + excluded.points`.execute(tx);
  const old = tx.selectFrom('reward').select('id').where('ends_at', '<', endedBefore);
  await tx.deleteFrom('reward_request').where('reward_id', 'in', old).execute();
  await tx.deleteFrom('reward').where('ends_at', '<', endedBefore).execute();
}

type Named = <T>(run: () => Promise<T>) => Promise<T>;

export function rewardReads(db: Kysely<Tables>, named: Named): Pick<RewardStore, 'readRewards'> {
  return {
    readRewards: () =>
      named(async () => {
        const offers = await db.selectFrom('reward').select('body').orderBy('ends_at').orderBy('id').execute();
        const requests = await db.selectFrom('reward_request').select('body').orderBy('id').execute();
        const spent = await db.selectFrom('reward_spent').selectAll().execute();
        return {
          offers: offers.map(({ body }) => keptReward.parse(JSON.parse(body))),
          requests: requests.map(({ body }) => keptRequest.parse(JSON.parse(body))),
          spent: new Map(spent.map((row) => [row.person_id, row.points])),
        };
      }),
  };
}
