import { randomUUID } from 'node:crypto';
import { commands, type CommandName } from '@hearthline/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { samples } from '../../testing/everyCommand/samples.ts';
import { roleOf, World } from '../../testing/everyCommand/world.ts';

/** As it stands in the frame: JSON has no words for some of these. */
type Json = string;
const written = (value: unknown): Json => JSON.stringify(value);

/** What cannot be meant, in place of a value that can. */
function wrongFor(value: unknown): Json[] {
  if (typeof value === 'string') {
    const isDay = /^\d{4}-\d\d-\d\d$/.test(value);
    return [
      ...['0', 'true', '{}', '[]', '["x"]', written('x'.repeat(100_000))],
      // A null byte, which PostgreSQL cannot keep; halves of a pair, which no text holds.
      ...[String.raw`"a\u0000b"`, String.raw`"a\ud83d"`, String.raw`"\udc00b"`],
      ...(isDay ? ['"2026-02-30"', '"0000-01-01"', '"2026-13-01"', '"9999-12-31"'] : []),
    ];
  }
  if (typeof value === 'number') {
    const isMoment = value > 1e12;
    const beyond = isMoment ? ['8640000000000000', '8640000000000001', '9007199254740991'] : [];
    return ['"1"', '{}', '[1]', '-1.5', '1e999', '1e308', '9007199254740993', ...beyond];
  }
  if (typeof value === 'boolean') return ['null', '"true"', '1', '{}'];
  if (value === null) return ['[]', '{"a":1}', 'true'];
  return Array.isArray(value) ? ['null', '{}', '"x"', '{"length":1}'] : ['[]', '"x"', '0'];
}

/** The input with one of its places written otherwise, for every place and every wrong word. */
function* spoilt(value: unknown, around: (inner: Json) => Json = (inner) => inner): Generator<Json> {
  for (const wrong of wrongFor(value)) yield around(wrong);
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    const rest = (text: Json): Json =>
      Array.isArray(value)
        ? `[${value.map((one, index) => (String(index) === key ? text : written(one))).join(',')}]`
        : `{${Object.entries(value)
            .map(([name, one]) => `${written(name)}:${name === key ? text : written(one)}`)
            .join(',')}}`;
    yield* spoilt(inner, (text) => around(rest(text)));
  }
}

const extras = [
  String.raw`"__proto__":{"role":"it","isAdmin":true}`,
  String.raw`"constructor":{"prototype":{"role":"it"}}`,
  '"toString":1,"hasOwnProperty":null',
  written('more').concat(':', written('x'.repeat(50_000))),
];

describe('what is no input of a command', () => {
  let world: World;
  beforeAll(async () => {
    world = await World.start();
  });
  afterAll(() => world.stop());

  const ask = (name: CommandName, input: Json) => {
    const id = randomUUID();
    return world.askRaw(roleOf(name), id, `{"kind":"command","id":"${id}","name":"${name}","input":${input}}`);
  };
  const names = (Object.keys(commands) as CommandName[]).filter((name) => name !== 'session.signOut');
  const sampleOf = async (name: CommandName): Promise<object> => samples[name](world, roleOf(name));

  it.each(names)(
    '[SESSION-8] [SESSION-15] %s: is refused as such wherever it is wrong, and nothing is kept',
    async (name) => {
      const input = await sampleOf(name);
      const before = world.dump();
      const taken: string[] = [];
      for (const wrong of spoilt(input)) {
        const { code } = await ask(name, wrong);
        if (code !== 'command.badInput') taken.push(`${code ?? 'done'}: ${wrong.slice(0, 300)}`);
      }
      expect(taken).toEqual([]);
      expect(world.dump()).toEqual(before);
    },
  );

  it.each(names)('[SESSION-8] %s: what it does not ask for is not looked at', async (name) => {
    for (const extra of extras) {
      const input = written(await sampleOf(name));
      const { code } = await ask(name, input === '{}' ? `{${extra}}` : `{${extra},${input.slice(1)}`);
      expect(code).not.toBe('hub.fault');
      expect(code).not.toBe('command.notAllowed');
    }
    expect(({} as Record<string, unknown>)['isAdmin']).toBeUndefined();
  });
});
