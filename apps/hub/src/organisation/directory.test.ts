import { expect, it } from 'vitest';
import { demoCentre } from '../demo/demoCentre.ts';
import { Directory } from './directory.ts';

it('tells everybody of the centre only what is theirs to know: nothing else of the configuration', () => {
  const secret = 'a secret of the configuration';
  const config = { autoAnswer: 'always' as const, hindranceRules: { ...rules() }, pbx: { ami: { secret } } };
  const { organisation } = new Directory(demoCentre('hash'), 'Asia/Shanghai', config);
  expect(JSON.stringify(organisation)).not.toContain(secret);
  expect(organisation.autoAnswer).toBe('always');
});

const rules = () => new Directory(demoCentre('hash'), 'Asia/Shanghai').organisation.hindranceRules;
