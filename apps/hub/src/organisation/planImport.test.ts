import { faultOf, type ImportRow, type ImportWhy } from '@hearthline/protocol';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { demoCentre } from '../demo/demoCentre.ts';
import type { Centre } from '../store/store.ts';
import { changesOf } from './centreChanges.ts';
import { planImport } from './planImport.ts';

const centre = demoCentre('hash');
let ids = 0;
const newId = () => `new-${(ids += 1)}`;
const circumstances = { byId: 'person-itadmin', onShift: new Set<string>(), newId };
const nothing = { name: null, extension: null, unit: null, role: null, inCharge: null, convener: null, timeZone: null };
const rows = (...lines: (Partial<ImportRow> & { account: string })[]): ImportRow[] =>
  lines.map((one, index) => ({ ...nothing, line: index + 2, ...one }));
const plan = (from: Centre, lines: ImportRow[], absent: 'stay' | 'leave' = 'stay') =>
  planImport(from, { rows: lines, absent }, circumstances);
const kinds = (from: Centre, lines: ImportRow[], absent: 'stay' | 'leave' = 'stay') =>
  changesOf(from, plan(from, lines, absent).next).map(({ what, personId, detail }) => [what, personId, detail]);
const person = (from: Centre, account: string) => from.people.find((one) => one.account === account);
const unitNamed = (from: Centre, name: string) => from.units.find((one) => one.name === name);
const newcomer = { account: 'xinren', name: '新人甲', extension: '4001', unit: '北山片区/谷雨组/小溪队' };

describe('a list of people', () => {
  it('[ORG-16] [ORG-14] adds whom it does not know, with the units on the way, and without a password', () => {
    const { next, grown } = plan(centre, rows(newcomer));
    expect(grown).toEqual(['北山片区/谷雨组/小溪队']);
    const team = unitNamed(next, '小溪队');
    expect(team).toMatchObject({ kind: 'team', parentId: 'group-1' });
    expect(person(next, 'xinren')).toMatchObject({
      role: 'operator',
      unitId: team?.id,
      passwordHash: '',
      isActive: true,
    });
    expect(faultOf(next.units)).toBeNull();
  });

  it('[ORG-12] a missing column says nothing, an empty cell says none', () => {
    expect(kinds(centre, rows({ account: 'linxiaoman' }))).toEqual([]);
    expect(kinds(centre, rows({ account: 'linxiaoman', extension: '', timeZone: '', role: '', unit: '' }))).toEqual([
      ['changed', 'person-linxiaoman', '1001 → –'],
    ]);
  });

  it('moves, changes, places and relieves; the centre’s own name may begin a path', () => {
    const lines = rows(
      { account: 'linxiaoman', unit: '炉火热线 / 清河片区 / 晨光组', name: '林小满满', inCharge: '是' },
      { account: 'zhouxiaohe', convener: '北山片区/白露组', timeZone: 'Asia/Urumqi' },
    );
    expect(kinds(centre, lines)).toEqual([
      ['moved', 'person-linxiaoman', '北山片区/谷雨组 → 清河片区/晨光组'],
      ['changed', 'person-linxiaoman', '林小满 → 林小满满'],
      ['placed', 'person-linxiaoman', '清河片区/晨光组'],
      ['changed', 'person-zhouxiaohe', '– → Asia/Urumqi'],
      ['placed', 'person-zhouxiaohe', '北山片区/白露组'],
      ...centre.units
        .filter(({ id }) => id === 'group-2')
        .map(({ convenerId }) => ['relieved', convenerId, '北山片区/白露组']),
      ['relieved', 'person-miaozuzhang', '清河片区/晨光组'],
    ]);
  });

  it('[ORG-2] the word leader alone is in charge of her own unit, the word operator alone of none', () => {
    expect(kinds(centre, rows({ account: 'linxiaoman', role: '组长' }))).toEqual([
      ['placed', 'person-linxiaoman', '北山片区/谷雨组'],
      ['relieved', 'person-liuzuzhang', '北山片区/谷雨组'],
    ]);
    expect(kinds(centre, rows({ account: 'liuzuzhang', role: 'operator' }))).toEqual([
      ['relieved', 'person-liuzuzhang', '北山片区/谷雨组'],
    ]);
  });

  it('[ORG-15] those who are not in it leave only when asked to: inactive, not gone, their places vacant; and come back', () => {
    const others = rows(
      ...centre.people.filter(({ account }) => account !== 'liuzuzhang').map(({ account }) => ({ account })),
    );
    expect(kinds(centre, others)).toEqual([]);
    const { next } = plan(centre, others, 'leave');
    expect(person(next, 'liuzuzhang')).toMatchObject({ isActive: false, name: '刘组长' });
    expect(unitNamed(next, '谷雨组')?.inChargeId).toBeNull();
    // Her number is free.
    expect(plan(next, rows({ account: 'linxiaoman', extension: '1901' })).issues).toEqual([]);
    expect(kinds(next, rows({ account: 'liuzuzhang' }))).toEqual([
      ['returned', 'person-liuzuzhang', '北山片区/谷雨组'],
    ]);
  });

  it('[ORG-17] nobody leaves by her own import', () => {
    const { next } = plan(centre, rows({ account: 'linxiaoman' }), 'leave');
    expect(
      next.people
        .filter(({ isActive }) => isActive)
        .map(({ account }) => account)
        .toSorted(),
    ).toEqual(['itadmin', 'linxiaoman']);
  });

  it('two people change numbers with each other', () => {
    const lines = rows({ account: 'linxiaoman', extension: '1002' }, { account: 'zhouxiaohe', extension: '1001' });
    const { next, issues } = plan(centre, lines);
    expect(issues).toEqual([]);
    expect([person(next, 'linxiaoman')?.extension, person(next, 'zhouxiaohe')?.extension]).toEqual(['1002', '1001']);
  });

  it('[ORG-12] a line left out leaves its person as she was, and its number taken', () => {
    const lines = rows(
      { account: 'linxiaoman', extension: '1002' },
      { account: 'zhouxiaohe', extension: '1001', role: 'queen' },
    );
    const { next, issues } = plan(centre, lines);
    expect(issues).toEqual([
      { line: 2, why: 'extensionTaken' },
      { line: 3, why: 'badRole' },
    ]);
    expect(changesOf(centre, next)).toEqual([]);
  });

  it.each<[ImportWhy, Partial<ImportRow> & { account: string }]>([
    ['badAccount', { ...newcomer, account: ' ' }],
    ['badAccount', { ...newcomer, account: 'a b' }],
    ['badName', { ...newcomer, name: '' }],
    ['badName', { ...newcomer, name: '长'.repeat(61) }],
    ['noUnit', { ...newcomer, unit: null }],
    ['noUnit', { ...newcomer, unit: ' ' }],
    ['tooDeep', { ...newcomer, unit: 'a/b/c/d' }],
    ['badUnit', { ...newcomer, unit: '长'.repeat(81) }],
    ['badExtension', { ...newcomer, extension: '12a' }],
    ['extensionTaken', { ...newcomer, extension: '1001' }],
    ['badRole', { ...newcomer, role: 'queen' }],
    ['badPlace', { ...newcomer, inCharge: '没有的片区' }],
    ['badPlace', { ...newcomer, convener: 'a/b/c/d' }],
    ['badTimeZone', { ...newcomer, timeZone: 'Mars/Base' }],
    ['yourself', { account: 'itadmin', role: 'operator' }],
  ])('[ORG-12] [ORG-17] left out: %s', (why, line) => {
    const { next, issues, grown } = plan(centre, rows(line));
    expect(issues).toEqual([{ line: 2, why }]);
    expect([changesOf(centre, next), grown]).toEqual([[], []]);
  });

  it('[ORG-12] [ORG-18] the second of two who want the same is left out', () => {
    const twice = rows(newcomer, { ...newcomer, extension: '4002' });
    expect(plan(centre, twice).issues).toEqual([{ line: 3, why: 'accountTwice' }]);
    const sameNumber = rows(newcomer, { ...newcomer, account: 'yi' });
    expect(plan(centre, sameNumber).issues).toEqual([{ line: 3, why: 'extensionTaken' }]);
    const samePlace = rows(
      { account: 'linxiaoman', inCharge: 'yes' },
      { account: 'zhouxiaohe', inCharge: '北山片区/谷雨组' },
    );
    expect(plan(centre, samePlace).issues).toEqual([{ line: 3, why: 'placeTaken' }]);
  });

  it('[ORG-17] the number of somebody on shift stays', () => {
    const onShift = new Set(['person-linxiaoman']);
    const lines = rows({ account: 'linxiaoman', extension: '4001' });
    const { issues } = planImport(centre, { rows: lines, absent: 'stay' }, { ...circumstances, onShift });
    expect(issues).toEqual([{ line: 2, why: 'onShift' }]);
  });

  const few = <T>(...values: T[]) => fc.constantFrom<T | null>(...values, null);
  const anyRow = fc.record({
    account: fc.constantFrom('a', 'b', 'c', 'linxiaoman', 'liuzuzhang', 'itadmin', 'bad account'),
    name: few('甲', '乙', ''),
    extension: few('1001', '1002', '4001', '4002', '', 'x'),
    unit: few('北山片区', '北山片区/谷雨组', '新片区/新组/新队', '炉火热线', '', 'a/b/c/d'),
    role: few('operator', 'leader', 'it', 'queen'),
    inCharge: few('yes', 'no', '新片区', '北山片区/白露组'),
    convener: few('yes', '', '北山片区'),
    timeZone: few('Asia/Urumqi', '', 'Mars/Base'),
  });
  const anyRows = fc
    .array(anyRow, { minLength: 1, maxLength: 9 })
    .map((some) => some.map((one, index) => ({ ...one, line: index + 2 })));

  it('[ORG-1] [ORG-11] [ORG-12] any list: a sound centre, every line is taken or has its reason, and again it changes nothing', () => {
    fc.assert(
      fc.property(anyRows, fc.constantFrom('stay' as const, 'leave' as const), (lines, absent) => {
        const { next, issues } = plan(centre, lines, absent);
        expect(faultOf(next.units)).toBeNull();
        const active = next.people.filter(({ isActive }) => isActive);
        const numbers = active.flatMap(({ extension }) => extension ?? []);
        expect(new Set(numbers).size).toBe(numbers.length);
        expect(new Set(next.people.map(({ account }) => account)).size).toBe(next.people.length);
        expect(next.people.length).toBeGreaterThanOrEqual(centre.people.length);
        const here = new Set(active.map(({ id }) => id));
        const placed = next.units.flatMap(({ inChargeId, convenerId }) => [inChargeId ?? [], convenerId ?? []].flat());
        expect(placed.filter((id) => !here.has(id))).toEqual([]);
        for (const { unitId } of next.people) expect(next.units.some(({ id }) => id === unitId)).toBe(true);
        expect(new Set(issues.map(({ line }) => line)).size).toBe(issues.length);
        expect(person(next, 'itadmin')).toMatchObject({ isActive: true, role: 'it' });
        const taken = lines.filter(({ line }) => issues.every((issue) => issue.line !== line));
        const again = plan(next, taken, 'stay');
        expect([changesOf(next, again.next), again.grown, again.issues]).toEqual([[], [], []]);
      }),
      { numRuns: 500 },
    );
  });
});
