import type { LeagueAnswer } from '@hearthline/protocol';
import { renderToString } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { ClockProvider } from '../../app/clock.tsx';
import { HostProvider } from '../../app/host.tsx';
import { Spoken } from '../../app/Spoken.tsx';
import { FakeHost } from '../../gallery/FakeHost.ts';
import { op } from '../../gallery/hosts.ts';
import { aloneLeague, earlyLeague, leagueOf, lowerLeague, welcomeLeague } from '../../gallery/leagues.ts';
import { NOW } from '../../gallery/people.ts';
import { LeagueShown } from './LeagueCard.tsx';

const draw = (answer: LeagueAnswer, isHidden = false): string => {
  const state = op('zh-CN', { rankingChoice: { isHidden } });
  return renderToString(
    <HostProvider value={new FakeHost({ ...state, settings: { ...state.settings, language: 'zh-CN' } })}>
      <ClockProvider value={{ now: () => NOW, onSecond: () => () => undefined }}>
        <Spoken>
          <LeagueShown answer={answer} />
        </Spoken>
      </ClockProvider>
    </HostProvider>,
  );
};
const read = (answer: LeagueAnswer, isHidden = false): string =>
  draw(answer, isHidden)
    .replaceAll(/<!--.*?-->/g, '')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ');
const usual = { period: 'week', which: 'running' } as const;

describe('a league on the screen', () => {
  it('[LEAGUE-5] [LEAGUE-7] P10 says her own way first, her place where she has one, and the best by name', () => {
    const text = read(leagueOf('zh-CN', usual));
    for (const part of ['比从前的自己多了 14%，进步排在第 3', '你前四段平均 7.8 分', '第 1', '多 31%', '一共 14 人'])
      expect(text).toContain(part);
    expect(draw(leagueOf('zh-CN', usual))).toContain('11月16日 到 11月22日：每小时 8.8 分');
    expect(text).not.toContain('隐藏');
  });

  it('[LEAGUE-7] P10 in the lower half there is no place and no number below nothing', () => {
    const text = read(lowerLeague('zh-CN'));
    expect(text).toContain('按自己的步子来，这一段不急');
    expect(text).not.toMatch(/排在第|[-−]\s?\d+%/);
  });

  it('[LEAGUE-6] [LEAGUE-8] P10 welcomes who is new, waits for who has just begun, and says that she hides', () => {
    expect(read(welcomeLeague('zh-CN'))).toContain('欢迎');
    expect(draw(welcomeLeague('zh-CN'))).toContain('工作时间太短，不算');
    expect(read(earlyLeague('zh-CN'))).toContain('工作满 2 小时就看得到');
    expect(read(aloneLeague('zh-CN'))).toContain('只看自己的进步就好');
    expect(read(leagueOf('zh-CN', usual), true)).toContain('别人在这里也看不到你');
  });
});
