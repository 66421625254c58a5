import { setTimeout as wait } from 'node:timers/promises';
import type { Kysely, Transaction } from 'kysely';
import { HubError } from '../hubError.ts';
import { writeCentre } from './centreStore.ts';
import { purgeActivities } from './activityStore.ts';
import { purgeAnnouncements } from './announcementStore.ts';
import { purgeAppeals } from './appealStore.ts';
import { createCommitter } from './committer.ts';
import { purgeContests } from './contestStore.ts';
import { purgeCallbacks } from './callbackStore.ts';
import { purgeCareVisits } from './careStore.ts';
import { purgeChats } from './chatStore.ts';
import { purgeProposals } from './proposalStore.ts';
import { purgeDeeds } from './deedStore.ts';
import { purgeObjectiveDays, purgeObjectivePlans } from './objectiveStore.ts';
import { purgeOutages } from './outageStore.ts';
import { purgeStatuses } from './statusStore.ts';
import { purgeCallerResults } from './resultStore.ts';
import { purgeExcellenceWords } from './evaluationStore.ts';
import { purgeFiles } from './fileStore.ts';
import { purgeRewards } from './rewardStore.ts';
import { purgeSurveys } from './surveyStore.ts';
import { purgeStretches } from './stretchStore.ts';
import { GroupCommit } from './groupCommit.ts';
import { purgeHistory } from './historyStore.ts';
import { purgeKudos } from './kudosStore.ts';
import { migrate } from './migrations.ts';
import { createReads } from './reads.ts';
import { openPostgres } from './postgres.ts';
import { openSqlite } from './sqlite.ts';
import { createWebhookQueue } from './webhookQueue.ts';
import type { StoreConfig } from '../config.ts';
import type { Tables } from './schema.ts';
import { inTenure, type Tenure } from './tenure.ts';
import type { Committed, FactFold, Store, Write } from './store.ts';

/**
 * Opens (and brings up to date) the store. `fold` says what each new fact adds; `tenure` is that of the writer of a cluster (CLUSTER-2): null
 * where nobody else can write.
 */
export async function openStore(config: StoreConfig, fold: FactFold, tenure: Tenure | null = null): Promise<Store> {
  const { writer, reader } =
    config.kind === 'sqlite'
      ? openSqlite({ file: config.file, maxPages: config.maxPages })
      : openPostgres(config.url, tenure);
  const commitGroup = createCommitter(fold);
  const waitMs = config.kind === 'sqlite' ? (config.waitMs ?? WAIT_MS) : 0;
  await named(() => whenFree(waitMs, () => migrate(writer, config.kind)));
  const transaction = <T>(run: (tx: Transaction<Tables>) => Promise<T>) =>
    named(() =>
      whenFree(waitMs, () => (tenure === null ? writer.transaction().execute(run) : inTenure(writer, tenure, run))),
    );
  const commits = new GroupCommit<WriterTask, Committed>({
    run: (group) => transaction((tx) => runTasks(tx, group)),
    isOfAll: (error) => error instanceof HubError && error.code === 'store.busy',
  });

  async function runTasks(tx: Transaction<Tables>, tasks: readonly WriterTask[]): Promise<Committed[]> {
    const writes = tasks.map((task) => (task.kind === 'write' ? task.write : {}));
    const committed = await commitGroup(tx, writes);
    for (const task of tasks) if (task.kind === 'run') await task.run(tx);
    return committed;
  }
  const runAlone = async (run: (tx: Kysely<Tables>) => Promise<void>) => {
    await commits.add({ kind: 'run', run });
  };

  return {
    kind: config.kind,
    commit: (write) => commits.add({ kind: 'write', write }),
    webhooks: createWebhookQueue({ reader, write: runAlone, named }),
    ...createReads(reader, named),
    writeCentre: (centre) => runAlone((tx) => writeCentre(tx, centre)),
    purge: ({ resultsBefore, sessionsBefore }) =>
      runAlone(async (tx) => {
        await tx.deleteFrom('command_result').where('at', '<', resultsBefore).execute();
        await tx.deleteFrom('session').where('expires_at', '<', sessionsBefore).execute();
      }),
    purgeHistory: (before) => runAlone((tx) => purgeHistory(tx, before)),
    purgeCallbacks: (before) => runAlone((tx) => purgeCallbacks(tx, before)),
    purgeAnnouncements: (before) => runAlone((tx) => purgeAnnouncements(tx, before)),
    purgeProposals: (before) => runAlone((tx) => purgeProposals(tx, before)),
    purgeDeeds: (before) => runAlone((tx) => purgeDeeds(tx, before)),
    purgeAppeals: (before) => runAlone((tx) => purgeAppeals(tx, before)),
    purgeKudos: (before) => runAlone((tx) => purgeKudos(tx, before)),
    purgeOutages: (before) => runAlone((tx) => purgeOutages(tx, before)),
    purgeStretches: (before) => runAlone((tx) => purgeStretches(tx, before)),
    purgeSurveys: (before) => runAlone((tx) => purgeSurveys(tx, before)),
    purgeActivities: (before) => runAlone((tx) => purgeActivities(tx, before)),
    purgeRewards: (before) => runAlone((tx) => purgeRewards(tx, before)),
    purgeContests: (before) => runAlone((tx) => purgeContests(tx, before)),
    purgeObjectivePlans: (workday) => runAlone((tx) => purgeObjectivePlans(tx, workday)),
    purgeObjectiveDays: (before) => runAlone((tx) => purgeObjectiveDays(tx, before)),
    purgeStatuses: (before) => runAlone((tx) => purgeStatuses(tx, before)),
    purgeCallerResults: (before) => runAlone((tx) => purgeCallerResults(tx, before)),
    purgeExcellenceWords: (before) => runAlone((tx) => purgeExcellenceWords(tx, before)),
    purgeCareVisits: (before) => runAlone((tx) => purgeCareVisits(tx, before)),
    purgeFiles: (now) => runAlone((tx) => purgeFiles(tx, now)),
    purgeChats: (before) => runAlone((tx) => purgeChats(tx, before)),
    async close() {
      await commits.settled();
      await reader.destroy();
      await writer.destroy();
    },
  };
}

/** One writer for everything: rows of a `Write`, or statements of the store's own. */
type WriterTask = { kind: 'write'; write: Write } | { kind: 'run'; run(tx: Kysely<Tables>): Promise<void> };

/** `SQLITE_FULL` (https://www.sqlite.org/rescode.html#full) and PostgreSQL's `disk_full`. */
function isFull(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  return ('errcode' in error && error.errcode === 13) || ('code' in error && error.code === '53100');
}

/** `SQLITE_BUSY` (https://www.sqlite.org/rescode.html#busy): another program holds the file. The low byte is the code. */
function isBusy(error: unknown): boolean {
  if (typeof error !== 'object' || error === null || !('errcode' in error)) return false;
  return typeof error.errcode === 'number' && (error.errcode & 0xff) === 5;
}

/** Well below the 15 s after which a client gives up. */
const WAIT_MS = 5_000;
/** A held file is asked for again this often. */
const ASK_AGAIN_MS = 20;

/** Runs a transaction when no other program holds the store; it has done nothing where it finds it held. @throws what held it, after `waitMs` */
async function whenFree<T>(waitMs: number, run: () => Promise<T>): Promise<T> {
  for (let waitedMs = 0; ; waitedMs += ASK_AGAIN_MS) {
    try {
      return await run();
    } catch (error) {
      if (!isBusy(error) || waitedMs >= waitMs) throw error;
    }
    await wait(ASK_AGAIN_MS);
  }
}

async function named<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof HubError) throw error;
    if (isFull(error)) throw new HubError('store.full', { cause: error });
    if (isBusy(error)) throw new HubError('store.busy', { cause: error });
    throw new HubError('hub.fault', { detail: 'the store failed', cause: error });
  }
}
