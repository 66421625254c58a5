import { expect, it } from 'vitest';
import { LinkDesk } from './linkDesk.ts';

function make() {
  const problems: string[] = [];
  const desk = new LinkDesk((problem) => problems.push(problem));
  return { desk, problems, shown: () => desk.value.getState()?.number ?? null };
}

it('[LINK-4] judges a host when ours is known, and takes only ours', () => {
  const { desk, problems, shown } = make();
  desk.offerLink('sip:1004@pbx.example.cn');
  expect(shown()).toBeNull();
  desk.setOwnHosts(['PBX.example.cn']);
  expect(shown()).toBe('1004');
  desk.offerLink('sip:1005@pbx.example.cn.evil.example');
  expect(problems).toEqual(['link.foreignAddress']);
  // [LINK-8] What was refused shows nothing, and takes nothing away that a person looks at.
  expect(shown()).toBe('1004');
});

it('[LINK-9] shows the latest, until it is put away or the person signs out', () => {
  const { desk, shown } = make();
  desk.offerLink('tel:1');
  desk.offerLink('tel:2');
  expect(shown()).toBe('2');
  desk.putAway();
  expect(shown()).toBeNull();
  desk.offerLink('tel:3');
  desk.setOwnHosts(null);
  expect(shown()).toBeNull();
});

it('[LINK-4] a later link takes the place of one that waits', () => {
  const { desk, shown } = make();
  desk.offerLink('sip:1004@pbx.example.cn');
  desk.offerLink('tel:2');
  desk.setOwnHosts(['pbx.example.cn']);
  expect(shown()).toBe('2');
});

it('[LINK-10] says that a program asked', () => {
  const { desk } = make();
  desk.offerNumber('1004');
  expect(desk.value.getState()).toEqual({ number: '1004', extension: null, from: 'program' });
});
