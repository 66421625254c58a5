import { hashToken, newToken } from '../../../apps/hub/src/auth/accounts.ts';
import { createCalendar } from '../../../apps/hub/src/clock.ts';
import type { StoreConfig } from '../../../apps/hub/src/config.ts';
import { createFold } from '../../../apps/hub/src/facts/fold.ts';
import { pointsRules } from '../../../apps/hub/src/points/rules/index.ts';
import { openStore } from '../../../apps/hub/src/store/sqlStore.ts';

const SESSION_MS = 3_600_000;

/**
 * A session for each socket, spread over everybody. They are put into the store as a sign-in puts them: signing in two
 * thousand times costs a minute of argon2id, which is not what is measured here.
 */
export async function makeSessions(where: StoreConfig, count: number): Promise<string[]> {
  const store = await openStore(where, createFold(createCalendar('Asia/Shanghai'), pointsRules));
  const people = (await store.readCentre())?.people ?? [];
  const tokens = await Promise.all(
    Array.from({ length: count }, async (_, index) => {
      const person = people[index % people.length];
      if (person === undefined) throw new Error('the demo centre has nobody');
      const token = newToken();
      const session = { tokenHash: hashToken(token), personId: person.id, expiresAt: Date.now() + SESSION_MS };
      await store.commit({ session });
      return token;
    }),
  );
  await store.close();
  return tokens;
}
