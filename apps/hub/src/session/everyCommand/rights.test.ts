import { commandDeeds, commands, type CommandName, type Role } from '@hearthline/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { samples } from './samples.ts';
import { roles, World } from './world.ts';

const names = Object.keys(commands) as CommandName[];
const isAllowed = (name: CommandName, role: Role): boolean => commands[name].roles.some((one) => one === role);
/** Last, because it ends the session everything else is asked by. */
const inOrder = [...names.filter((name) => name !== 'session.signOut'), 'session.signOut'] as const;

/** What an allowed command comes to where it is not done: what it is about is not there, or not so. */
const refusals: { readonly [N in CommandName]?: string | { readonly [R in Role]?: string } } = {
  // There is no such call.
  'conference.add': 'conference.notFound',
  'conference.drop': 'conference.notFound',
  'conference.mute': 'conference.notFound',
  'conference.end': 'conference.notFound',
  'recording.pause': 'recording.notFound',
  'recording.resume': 'recording.notFound',
  'parking.park': 'parking.notFound',
  'parking.take': 'parking.notFound',
  'pickup.take': 'pickup.notFound',
  // The centre offers no numbers.
  'shownNumber.choose': 'shownNumber.notAllowed',
  'voicemail.hear': 'voicemail.notFound',
  'voicemail.remove': 'voicemail.notFound',
  'voicemail.restore': 'voicemail.notFound',
  // Not offered to her.
  'callback.dial': 'callback.notNow',
  'voice.end': 'voice.notFound',
  'voice.listen': 'voice.notFound',
  'voice.decline': 'voice.notFound',
  // IT leads nobody: it answers no questions.
  'proposal.reply': { it: 'proposal.notFound' },
  // It has not begun.
  'activity.attend': 'activity.notYet',
  // No call, no wrap-up.
  'agentState.finishWrapUp': 'agentState.impossible',
  'agentState.extendWrapUp': 'agentState.impossible',
};
const expected = (name: CommandName, role: Role): string | null => {
  const refusal = refusals[name];
  return typeof refusal === 'string' ? refusal : (refusal?.[role] ?? null);
};

describe('each role and each command', () => {
  let world: World;
  beforeAll(async () => {
    world = await World.start();
  });
  afterAll(() => world.stop());

  const denied = roles.flatMap((role) =>
    names.filter((name) => !isAllowed(name, role)).map((name) => [role, name] as const),
  );
  it.each(denied)('[SESSION-8] %s may not %s: nothing is kept, and nobody is told', async (role, name) => {
    const input = await samples[name](world, 'leader');
    const before = { kept: world.dump(), told: await world.told() };
    expect((await world.ask(role, name, input)).code).toBe('command.notAllowed');
    expect({ kept: world.dump(), told: await world.told() }).toEqual(before);
  });

  const allowed = roles.flatMap((role) =>
    inOrder.filter((name) => isAllowed(name, role)).map((name) => [role, name, expected(name, role)] as const),
  );
  it.each(allowed)('[SESSION-8] %s may %s (refused: %s)', async (role, name, code) => {
    const input = await samples[name](world, role);
    expect((await world.ask(role, name, input)).code).toBe(code);
  });
});

describe('each command that acts on another person', () => {
  let world: World;
  beforeAll(async () => {
    world = await World.start();
  });
  afterAll(() => world.stop());

  const names = (Object.keys(commandDeeds) as CommandName[]).filter(
    (name) => commandDeeds[name] !== null && isAllowed(name, 'leader'),
  );
  /** Where a leader of other people is told that there is no such thing, rather than that it is not hers. */
  const unseen: { readonly [N in CommandName]?: string | null } = {};

  it.each(names)('[ORG-5] [DEED-1] %s of a leader of others does nothing', async (name) => {
    const input = await samples[name](world, 'leader');
    const before = { kept: world.dump(), told: await world.told() };
    expect((await world.ask('stranger', name, input)).code).toBe(name in unseen ? unseen[name] : 'command.notAllowed');
    expect({ kept: world.dump(), told: await world.told() }).toEqual(before);
  });
});
