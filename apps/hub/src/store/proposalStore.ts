import { proposal, type Proposal } from '@hearthline/protocol';
import { sql, type Kysely } from 'kysely';
import { createBulkInsert } from './bulk.ts';
import type { Tables } from './schema.ts';

export interface ProposalWrite {
  /** As it is from now on. */
  readonly proposal?: Proposal;
  /** An id. */
  readonly removedProposal?: string;
}

export interface ProposalStore {
  readProposals(): Promise<Proposal[]>;
  purgeProposals(askedBefore: number): Promise<void>;
}

export async function migrateProposals(db: Kysely<Tables>): Promise<void> {
  await sql
    .raw(`create table proposal (id text primary key, asked_at bigint not null, body text not null)`)
    .execute(db);
}

export function proposalStatements() {
  return {
    putProposals: createBulkInsert({
      table: 'proposal',
      columns: ['id', 'asked_at', 'body'],
      tail: 'on conflict (id) do update set body = excluded.body',
    }),
  };
}

export async function commitProposals(
  tx: Kysely<Tables>,
  writes: readonly ProposalWrite[],
  statements: ReturnType<typeof proposalStatements>,
): Promise<void> {
  const latest = new Map(writes.flatMap(({ proposal: one }) => (one ? [[one.id, one] as const] : [])));
  await statements.putProposals(
    tx,
    [...latest.values()].map((one) => [one.id, one.askedAt, JSON.stringify(one)]),
  );
  const removed = writes.flatMap(({ removedProposal: proposalId }) => proposalId ?? []);
  if (removed.length > 0) await tx.deleteFrom('proposal').where('id', 'in', removed).execute();
}

export async function purgeProposals(tx: Kysely<Tables>, askedBefore: number): Promise<void> {
  await tx.deleteFrom('proposal').where('asked_at', '<', askedBefore).execute();
}

type Named = <T>(run: () => Promise<T>) => Promise<T>;

export function proposalReads(db: Kysely<Tables>, named: Named): Pick<ProposalStore, 'readProposals'> {
  return {
    readProposals: () =>
      named(async () => {
        const rows = await db.selectFrom('proposal').select('body').execute();
        return rows.map((row) => proposal.parse(JSON.parse(row.body)));
      }),
  };
}
