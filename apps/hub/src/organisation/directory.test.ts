import { describe, expect, it } from 'vitest';
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

describe('who leads and who addresses whom', () => {
  const directory = new Directory(demoCentre('hash'), 'Asia/Shanghai');
  const person = (account: string) => {
    const found = directory.people.get(`person-${account}`);
    if (!found) throw new Error(`no ${account}`);
    return found;
  };
  const [lin, liu, ma, itAdmin] = ['linxiaoman', 'liuzuzhang', 'mazuzhang', 'itadmin'].map(person);
  if (!lin || !liu || !ma || !itAdmin) throw new Error('the demo centre is another');

  it.each([
    ['[ORG-3] the one in charge of her group', liu, lin, true],
    ['[ORG-3] the one in charge of her region', ma, lin, true],
    ['[ORG-3] a leader by who is above', ma, liu, true],
    ['[ORG-3] nobody who is above', liu, ma, false],
    ['[ORG-3] not herself', liu, liu, false],
    ['[ORG-3] not an operator', lin, liu, false],
    ['[ORG-3] not IT', itAdmin, lin, false],
  ])('%s', (_what, leader, one, isLed) => expect(directory.leads(leader, one)).toBe(isLed));

  const unit = (unitId: string) => ({ kind: 'unit', unitId }) as const;
  const all = { kind: 'all' } as const;
  it.each([
    ['her own group', liu, unit('group-1'), true],
    ['another group', liu, unit('group-2'), false],
    ['the region above her', liu, unit('region-north'), false],
    ['everybody', liu, all, false],
    ['the region she is in charge of', ma, unit('region-north'), true],
    ['a group of that region', ma, unit('group-1'), true],
    ['another region', ma, unit('region-river'), false],
    ['the centre by its unit', ma, unit('centre'), false],
    ['anything, for IT', itAdmin, unit('group-6'), true],
    ['everybody, for IT', itAdmin, all, true],
    ['her own group, for an operator', lin, unit('group-1'), false],
  ])('[ORG-5] [ANN-9] %s', (_what, author, audience, may) => expect(directory.mayAddress(author, audience)).toBe(may));

  it('[ORG-5] who is in charge of the centre addresses everybody', () => {
    const { units, people } = demoCentre('hash');
    const centre = units.map((one) => (one.kind === 'centre' ? { ...one, inChargeId: lin.id } : one));
    const led = new Directory({ units: centre, people }, 'Asia/Shanghai');
    expect(led.mayAddress(lin, all)).toBe(true);
    expect(led.people.get(lin.id)?.role).toBe('leader');
    expect([...led.people.values()].filter((one) => led.leads(lin, one))).toHaveLength(59);
  });
});
