import { randomUUID } from 'node:crypto';
import { commands, type CommandName } from '@hearthline/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { samples } from '../../testing/everyCommand/samples.ts';
import { roleOf, World } from '../../testing/everyCommand/world.ts';

const names = (Object.keys(commands) as CommandName[]).filter((name) => name !== 'session.signOut');
/** Their answers hold a secret that is kept nowhere, so asked again they make another. */
const makesAnother: ReadonlySet<CommandName> = new Set(['phone.credentials', 'account.makePasswords', 'wall.makeKey']);

describe('each command told again', () => {
  let world: World;
  beforeAll(async () => {
    world = await World.start();
  });
  afterAll(() => world.stop());

  const isRecorded = (id: string): boolean =>
    world.rows(`select 1 from command_result where command_id = '${id}'`).length > 0;

  it.each(names)('[SESSION-7] %s: twice at once and once more after another, it is done once', async (name) => {
    const who = roleOf(name);
    const id = randomUUID();
    const input = await samples[name](world, who);
    const [first, same] = await Promise.all([world.ask(who, name, input, id), world.ask(who, name, input, id)]);
    expect(same).toEqual(first);
    // Another one of the same kind, and then the first again, late: what was said last stays.
    await world.ask(who, name, await samples[name](world, who));
    const before = world.dump();
    const late = await world.ask(who, name, input, id);
    expect(isRecorded(id) ? late : first).toEqual(first);
    expect(makesAnother.has(name) ? before : world.dump()).toEqual(before);
  });
});

describe('a clock that is a day wrong', () => {
  let world: World;
  beforeAll(async () => {
    world = await World.start();
  });
  afterAll(() => world.stop());

  const DAY_MS = 24 * 3_600_000;
  const FIRST_MS = 1e12;
  /** Moments in an input that say when something was: moved, they are a wrong clock's. */
  const moments = new Set(['at', 'from', 'to', 'upTo', 'since']);
  const moved = (value: unknown, byMs: number): unknown => {
    if (Array.isArray(value)) return value.map((one) => moved(one, byMs));
    if (typeof value !== 'object' || value === null) return value;
    const entries = Object.entries(value).map(([key, inner]) => [
      key,
      moments.has(key) && typeof inner === 'number' && inner > FIRST_MS ? inner + byMs : moved(inner, byMs),
    ]);
    return Object.fromEntries(entries) as unknown;
  };
  /** Every moment that stands in what is kept, whatever it is called there. */
  const latestKept = (): number =>
    Math.max(
      ...[...world.dump().values()]
        .flat()
        .flatMap((row) => [...row.matchAll(/"(?:at|\w+At|saidAt|seenAt|upTo|asked_at|began_at)\\*":(\d{13})\b/g)])
        .filter(([text]) => !/expires|ends|due|starts|next|until/i.test(text))
        .map(([, digits]) => Number(digits)),
    );

  const told = [
    ...(['announcement.acknowledge', 'proposal.ask', 'status.set', 'chat.send', 'chat.see', 'call.dispose'] as const),
    ...(['readiness.report', 'outage.record', 'kudos.see', 'history.seeMissed'] as const),
  ];
  it.each(told.flatMap((name) => [[name, DAY_MS] as const, [name, -DAY_MS] as const]))(
    '[SESSION-17] %s, %i ms off: it is taken, and nothing of it is kept as later than now',
    async (name, byMs) => {
      const who = roleOf(name);
      const input = await samples[name](world, who);
      expect((await world.ask(who, name, moved(input, byMs))).code).toBeNull();
      expect(latestKept()).toBeLessThanOrEqual(world.clock.now());
    },
  );
  it('[SESSION-17] no other command carries a moment of its sender’s clock', async () => {
    const others = names.filter((name) => !told.some((one) => one === name));
    const carrying: string[] = [];
    for (const name of others) {
      const input = await samples[name](world, roleOf(name));
      if (JSON.stringify(moved(input, DAY_MS)) !== JSON.stringify(input)) carrying.push(name);
    }
    expect(carrying).toEqual([]);
  });
});
