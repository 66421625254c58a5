import { hashToken, newToken } from '../../../apps/hub/src/auth/accounts.ts';
import { createCalendar } from '../../../apps/hub/src/clock.ts';
import type { StoreConfig } from '../../../apps/hub/src/config.ts';
import { createFold } from '../../../apps/hub/src/facts/fold.ts';
import { pointsRules } from '../../../apps/hub/src/points/rules/index.ts';
import { openStore } from '../../../apps/hub/src/store/sqlStore.ts';

const SESSION_MS = 3_600_000;
const fold = createFold(createCalendar('Asia/Shanghai'), pointsRules);

/**
 * A session for each socket, spread over everybody. They are put into the store as a sign-in puts them: signing in two
 * thousand times costs a minute of argon2id, which is not what is measured here.
 */
export async function makeSessions(where: StoreConfig, count: number): Promise<string[]> {
  const store = await openStore(where, fold);
  const people = (await store.readCentre())?.people ?? [];
  await store.close();
  const ids = Array.from({ length: count }, (_, index) => people[index % people.length]?.id ?? '');
  return makeSessionsOf(where, ids);
}

/** One each for these people. */
export async function makeSessionsOf(where: StoreConfig, personIds: readonly string[]): Promise<string[]> {
  const store = await openStore(where, fold);
  const tokens = await Promise.all(
    personIds.map(async (personId) => {
      const token = newToken();
      await store.commit({
        session: { tokenHash: hashToken(token), personId, expiresAt: Date.now() + SESSION_MS },
      });
      return token;
    }),
  );
  await store.close();
  return tokens;
}
