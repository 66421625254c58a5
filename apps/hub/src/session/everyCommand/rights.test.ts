import { commandDeeds, commands, type CommandName, type Role } from '@hearthline/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { samples } from '../../testing/everyCommand/samples.ts';
import { roles, World } from '../../testing/everyCommand/world.ts';

const names = Object.keys(commands) as CommandName[];
const isAllowed = (name: CommandName, role: Role): boolean => commands[name].roles.some((one) => one === role);

/** What an allowed command comes to where it is not done: what it is about is not there, or not so. */
const refusals: { readonly [N in CommandName]?: string | { readonly [R in Role]?: string } } = {
  // There is no such call.
  'conference.add': 'conference.impossible',
  'conference.drop': 'conference.notFound',
  'conference.mute': 'conference.notFound',
  'conference.end': 'conference.notFound',
  'recording.pause': 'recording.notFound',
  'recording.resume': 'recording.notFound',
  'parking.park': 'parking.impossible',
  'parking.take': 'parking.notFound',
  'pickup.take': 'pickup.notFound',
  // The centre offers no numbers.
  'shownNumber.choose': 'shownNumber.notAllowed',
  // What is not there has been heard and removed too.
  'voicemail.restore': 'voicemail.notFound',
  // Not offered to her.
  'callback.dial': 'callback.notNow',
  'voice.end': 'voice.notFound',
  'voice.listen': 'voice.notFound',
  'voice.decline': 'voice.notFound',
  // IT leads nobody: it answers no questions.
  'proposal.reply': { it: 'proposal.notFound' },
  // Its author is not asked.
  'survey.answer': { leader: 'survey.notFound' },
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

  const allowed = roles
    .flatMap((role) => names.filter((name) => isAllowed(name, role)).map((name) => [role, name] as const))
    // Last, because it ends the session everything else is asked by.
    .toSorted(([, a], [, b]) => Number(a === 'session.signOut') - Number(b === 'session.signOut'))
    .map(([role, name]) => [role, name, expected(name, role)] as const);
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

  const acting = (Object.keys(commandDeeds) as CommandName[]).filter(
    (name) => commandDeeds[name] !== null && isAllowed(name, 'leader'),
  );
  /** She reads her own people's calls, and thanks whom she likes: neither is a deed to those of others. */
  const ofHerOwn: ReadonlySet<CommandName> = new Set(['history.read', 'kudos.give']);
  /** Where she is told that there is no such thing, which says no more than that it is not hers. */
  const unseen: { readonly [N in CommandName]?: string } = {
    'announcement.unplan': 'announcement.notFound',
    'proposal.reply': 'proposal.notFound',
    'excellence.give': 'badge.notFound',
    'outage.answer': 'outage.notFound',
    'help.take': 'help.notFound',
    'badge.award': 'badge.notFound',
    'points.answer': 'appeal.notFound',
    'points.correct': 'appeal.notFound',
    'care.finish': 'care.notFound',
    'care.drop': 'care.notFound',
    'reward.answer': 'reward.notFound',
    'reward.handOver': 'reward.notFound',
    'callback.change': 'callback.notFound',
    'callback.assign': 'callback.notFound',
  };

  it.each(acting.filter((name) => !ofHerOwn.has(name)))(
    '[ORG-5] [DEED-1] %s of a leader of others does nothing',
    async (name) => {
      const input = await samples[name](world, 'leader');
      const before = { kept: world.dump(), told: await world.told() };
      expect((await world.ask('stranger', name, input)).code).toBe(unseen[name] ?? 'command.notAllowed');
      expect({ kept: world.dump(), told: await world.told() }).toEqual(before);
    },
  );

  it.each([...ofHerOwn])('[ORG-5] [DEED-1] %s of a leader of others is no deed to them', async (name) => {
    const input = await samples[name](world, 'leader');
    const before = world.dump().get('deed');
    expect((await world.ask('stranger', name, input)).code).toBeNull();
    expect(world.dump().get('deed')).toEqual(before);
  });
});
