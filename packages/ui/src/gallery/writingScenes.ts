/** Scenes in which everybody has a name of another writing, most of them as long as a name can be. */
import { EXCELLENCE_CHARS } from '@hearthline/protocol';
import { defaultWall } from './wallScenes.ts';
import { excellentEvaluation } from './evaluations.ts';
import { lead, op } from './hosts.ts';
import { organisation, people, writings } from './people.ts';
import { of, type Make } from './scene.ts';
import type { Language } from '../host/index.ts';

/** Whatever holds a made-up name, with one of another writing in its place. */
function written<T>(l: Language, value: T): T {
  const names = new Map(people(l, false).map(({ name }, index) => [name, writings[index % writings.length]]));
  for (const [index, { name }] of organisation(l).units.entries()) names.set(name, writings[index % 2 === 0 ? 0 : 3]);
  const rewrite = (one: unknown): unknown => {
    if (typeof one === 'string') return names.get(one) ?? one;
    if (Array.isArray(one)) return one.map(rewrite);
    if (typeof one !== 'object' || one === null) return one;
    return Object.fromEntries(Object.entries(one).map(([key, inner]) => [key, rewrite(inner)]));
  };
  return rewrite(value) as T;
}

const all =
  (make: Make): Make =>
  (l) => {
    const scene = make(l);
    const { wall } = scene;
    return { ...scene, state: written(l, scene.state), ...(wall === undefined ? {} : { wall: written(l, wall) }) };
  };

/** What a certificate says, by and for whom. */
const certificate: Make = (l) => ({
  ...of('points', (language) => op(language))(l),
  find: 'evaluation',
  answers: {
    readEvaluation: () => {
      const { excellence, ...evaluation } = excellentEvaluation(l);
      return { ...evaluation, excellence: excellence && { ...excellence, byName: writings[0] } };
    },
  },
});

/** The longest name and word there can be, both in wide signs. */
const certificateFull: Make = (l) => {
  const state = op(l);
  const { session } = state;
  const name = '欧'.repeat(60);
  const word = (
    l === 'en' ? 'NOT A CALL WAS LOST WHILE THE POWER WAS OUT. ' : '停电那两天，一通电话也没有落下。'
  ).repeat(20);
  return {
    ...certificate(l),
    state:
      session.kind === 'signedIn' ? { ...state, session: { ...session, person: { ...session.person, name } } } : state,
    answers: {
      readEvaluation: () => {
        const { excellence, ...evaluation } = excellentEvaluation(l);
        return { ...evaluation, excellence: excellence && { ...excellence, word: word.slice(0, EXCELLENCE_CHARS) } };
      },
    },
  };
};

export const writingScenes = {
  certificateFull,
  floorWritings: all(of('floor', (l) => lead(l))),
  pointsWritings: all(of('points', (l) => op(l))),
  chatWritings: all(of('chat', (l) => op(l))),
  certificateWritings: all(certificate),
  wallWritings: all(defaultWall),
};
