import type { Evaluation, Person } from '@hearthline/protocol';
import type { ReactNode } from 'react';
import { renderToString } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { ClockProvider } from '../../app/clock.tsx';
import { HostProvider } from '../../app/host.tsx';
import { Spoken } from '../../app/Spoken.tsx';
import { bareEvaluation, excellentEvaluation, someEvaluation } from '../../gallery/evaluations.ts';
import { FakeHost } from '../../gallery/FakeHost.ts';
import { op } from '../../gallery/hosts.ts';
import { NOW } from '../../gallery/people.ts';
import type { Language } from '../../host/index.ts';
import { EvaluationCards } from './EvaluationCards.tsx';
import { Sheet } from './Sheet.tsx';

const state = (language: Language) => {
  const known = op(language);
  return { ...known, settings: { ...known.settings, language } };
};
const whose = (language: Language): Person => state(language).people?.[0] as Person;
/** What a person reads of it. */
const read = (language: Language, node: ReactNode): string =>
  renderToString(
    <HostProvider value={new FakeHost(state(language))}>
      <ClockProvider value={{ now: () => NOW, onSecond: () => () => undefined }}>
        <Spoken>{node}</Spoken>
      </ClockProvider>
    </HostProvider>,
  )
    .replaceAll(/<!--.*?-->/g, '')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ');
const cards = (evaluation: Evaluation, isMine = true): string =>
  read('zh-CN', <EvaluationCards evaluation={evaluation} whose={whose('zh-CN')} isMine={isMine} />);
const sheet = (language: Language, evaluation: Evaluation): string =>
  read(language, <Sheet evaluation={evaluation} whose={whose(language)} />);

describe('an evaluation on the screen', () => {
  it('[EVAL-2] [EVAL-3] says what was done, and that cuts count against nothing', () => {
    const text = cards(someEvaluation());
    for (const part of ['林小满 · 2026年11月（进行中）', '812', '15 天', '4,131', '收到 6 次感谢和表扬', '4.8 / 5'])
      expect(text).toContain(part);
    expect(text).toContain('断线、停电 2 次，共 47 分：没有算进任何一项，也不影响评价');
    expect(text).toContain('只有你和带你的负责人看得到');
    expect(cards(someEvaluation(), false)).toContain('会记在对方自己的记录里');
  });
  it('[EVAL-4] has a word for the upper half and none for anybody else', () => {
    expect(cards(someEvaluation())).toContain('前三分之一');
    expect(cards({ ...someEvaluation(), standing: 'upperHalf' })).toContain('前一半');
    expect(cards({ ...someEvaluation(), standing: null })).not.toMatch(/排在|名次|第 ?\d+ ?名/);
  });
  it('[EVAL-2] leaves out what nobody said or did', () => {
    expect(cards(bareEvaluation)).not.toMatch(/断线|感谢和表扬|客户怎么说|0 次/);
  });
});

describe('a certificate', () => {
  it('[EVAL-8] thanks in both languages, with name, centre and period', () => {
    const zh = sheet('zh-CN', someEvaluation());
    for (const part of [
      '林小满',
      '感谢状',
      'A word of thanks',
      '2026年11月，你接起了 812 通来电',
      'November 2026: 812 calls',
    ])
      expect(zh).toContain(part);
    expect(zh).toContain(state('zh-CN').organisation?.centreName ?? 'no centre');
    expect(zh).toContain('截至 2026年11月21日');
    expect(sheet('en', someEvaluation())).toContain('November 2026: 812 calls answered. Thank you.');
  });
  it('[EVAL-8] honours with the leader’s sentence and name', () => {
    const text = sheet('zh-CN', excellentEvaluation('zh-CN'));
    for (const part of ['月度之星证书', 'Excellence of the Month', '罗素芬', '一通电话也没有落下', '2026年11月2日'])
      expect(text).toContain(part);
  });
});
