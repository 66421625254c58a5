import { randomUUID } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';
import { commands, type CommandName } from '@hearthline/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { samples } from '../../testing/everyCommand/samples.ts';
import { roleOf, World } from '../../testing/everyCommand/world.ts';

/** What the PBX carries out is so when it says so, whether the hub could write down the answer or not; the last ends the session. */
const leftOut: ReadonlySet<CommandName> = new Set(['agentState.set', 'voice.start', 'session.signOut']);
const names = (Object.keys(commands) as CommandName[]).filter((name) => !leftOut.has(name));

describe('each command while the store refuses', () => {
  let world: World;
  let other: DatabaseSync;
  beforeAll(async () => {
    world = await World.start({ storeWaitMs: 0 });
    other = new DatabaseSync(world.hub.file);
  });
  afterAll(async () => {
    other.close();
    await world.stop();
  });

  it.each(names)('[SESSION-16] %s: nothing is kept or told, and the same id is carried out later', async (name) => {
    const who = roleOf(name);
    const input = await samples[name](world, who);
    const id = randomUUID();
    const before = { kept: world.dump(), told: await world.told() };
    other.exec('begin immediate');
    const refused = await world.ask(who, name, input, id);
    other.exec('rollback');
    const isBusy = refused.code === 'store.busy';
    const meanwhile = { kept: world.dump(), told: await world.told() };
    expect(isBusy ? meanwhile : before).toEqual(before);
    const later = await world.ask(who, name, input, id);
    expect(later.code).toBe(isBusy ? null : refused.code);
    // Whatever is kept with its answer was refused while nothing could be kept.
    const isKept = world.rows(`select 1 from command_result where command_id = '${id}'`).length > 0;
    expect(isBusy || !isKept).toBe(true);
  });
});
