import { sql, type Kysely } from 'kysely';
import { centreBeforeUnits, withUnits } from '../organisation/beforeUnits.ts';
import { keptCentre, type KeptCentre } from '../organisation/keptCentre.ts';
import type { Tables } from './schema.ts';

/** The people and their tree, as kept. */
export interface Centre {
  readonly units: KeptCentre['units'];
  readonly people: readonly (KeptCentre['people'][number] & { account: string; passwordHash: string })[];
}

export interface CentreWrite {
  /** The whole centre as it is from now on. Nobody is ever deleted: who is not in it any more has left (`isActive`). */
  readonly centre?: Centre;
  readonly passwords?: readonly { readonly personId: string; readonly passwordHash: string }[];
  /** People whose sessions all end. */
  readonly removedSessionsOf?: readonly string[];
}

/** [ORG-6] */
export async function migrateCentre(db: Kysely<Tables>): Promise<void> {
  const row = await db.selectFrom('centre').select('body').where('id', '=', 1).executeTakeFirst();
  if (!row) return;
  const body = JSON.stringify(withUnits(centreBeforeUnits.parse(JSON.parse(row.body))));
  await sql`update centre set body = ${body} where id = 1`.execute(db);
}

/** The last centre of a group of writes is the newest: they come in order. */
export async function commitCentre(tx: Kysely<Tables>, writes: readonly CentreWrite[]): Promise<void> {
  const centre = writes.findLast((write) => write.centre !== undefined)?.centre;
  if (centre) await writeCentre(tx, centre);
  for (const { passwords = [], removedSessionsOf = [] } of writes) {
    for (const { personId, passwordHash } of passwords)
      await tx.updateTable('account').set({ password_hash: passwordHash }).where('person_id', '=', personId).execute();
    if (removedSessionsOf.length > 0)
      await tx
        .deleteFrom('session')
        .where('person_id', 'in', [...removedSessionsOf])
        .execute();
  }
}

export async function writeCentre(tx: Kysely<Tables>, { units, people }: Centre): Promise<void> {
  const kept = people.map(({ account: _account, passwordHash: _hash, ...person }) => person);
  const body = JSON.stringify({ units, people: kept } satisfies KeptCentre);
  await tx
    .insertInto('centre')
    .values({ id: 1, body })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ body }))
    .execute();
  for (const one of people) {
    const row = { account: one.account, password_hash: one.passwordHash };
    await tx
      .insertInto('account')
      .values({ person_id: one.id, ...row })
      .onConflict((conflict) => conflict.column('person_id').doUpdateSet(row))
      .execute();
  }
}

export async function readCentre(db: Kysely<Tables>): Promise<Centre | null> {
  const row = await db.selectFrom('centre').select('body').where('id', '=', 1).executeTakeFirst();
  if (!row) return null;
  const { people, units } = keptCentre.parse(JSON.parse(row.body));
  const accounts = new Map((await db.selectFrom('account').selectAll().execute()).map((one) => [one.person_id, one]));
  return {
    units,
    people: people.flatMap((one) => {
      const account = accounts.get(one.id);
      return account ? [{ ...one, account: account.account, passwordHash: account.password_hash }] : [];
    }),
  };
}
