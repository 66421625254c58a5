import { describe, expect, it } from 'vitest';
import { draw, read } from './read.tsx';

describe('what the screens say of points, aims and good words', () => {
  it('[KUDOS-6] P8 shows a good word at once, and not while a call lives', () => {
    expect(read('kudosNotice')).toContain('罗素芬 表扬你');
    expect(read('kudosNotice')).toContain('还有 1 句');
    expect(read('kudosNoticeInCall')).not.toContain('罗素芬 表扬你');
  });
  it('[OBJ-4] [OBJ-6] [OBJ-11] P3 shows hers alone, with kind words, what was excused and when it closes', () => {
    for (const text of [
      ...['我的目标', '92%', '就快到了', '整理按时做完', '占 50%', '按你上班的 1 天算'],
      ...[
        '刘组长 定的。做到多少，只有你自己看得到',
        '上一个上班日（11月20日）',
        '103% · 达到了',
        '还在班上，就到下班为止',
      ],
    ])
      expect(read('objectives')).toContain(text);
    expect(read('objectivesAtFirst')).toContain('还没有可以算的');
    expect(read('points')).not.toContain('我的目标');
    expect(read('aimDesk')).not.toContain('我的目标');
  });
  it('[OBJ-1] [OBJ-10] P3 lets who is in charge set them, says what is in force and from when the next one is', () => {
    for (const text of ['定目标', '现在用的是第 2 版', '从 11月22日 起用新的', '每个上班日多少通', '已经结算的不会变'])
      expect(read('aimDesk')).toContain(text);
    expect(read('aimDeskEmpty')).toContain('现在没有定目标');
    expect(read('aimDeskEmpty')).toContain('保存后马上开始算');
    expect(read('aimDeskOffline')).toContain('现在离线，连上以后才能定');
    expect(read('objectives')).not.toContain('目标和挑战');
  });
  it('[CONTEST-3] [CONTEST-7] [CONTEST-8] P7 says before she joins who sees what, then her place, her share, her mean', () => {
    for (const text of [
      ...[
        '愿意才参加',
        '平时每天 41.2，现在每天 44.5',
        '合起来 734，目标 1,000',
        '其中你的 61',
        '参加了的人，名次相近的会看到你的名字',
      ],
      ...['祝贺你，得了名次！', '14 人参加'],
    ])
      expect(read('contests')).toContain(text);
    for (const text of ['这次没到，没关系', '祝贺大家，做到了', '满 3 个人参加，才有名次', '原因：下大雪'])
      expect(read('contestsPast')).toContain(text);
    expect(read('contestsOffline')).toContain('现在离线，连上以后才能参加');
    expect(read('points')).not.toContain('挑战赛');
  });
  it('[CONTEST-5] P7 tells who leads how many joined and the names of the first, and offers a start', () => {
    for (const text of ['发起挑战赛', '23 人参加', '合起来 734，目标 1,000', '取消', '祝贺：林小满（88）'])
      expect(read('aimDesk')).toContain(text);
    expect(read('aimDesk')).not.toMatch(/你参加了|其中你的/);
    expect(read('aimDeskEmpty')).toContain('还没有挑战赛');
  });
  it('[RANK-11] P6 says that she alone sees her row, once she hides', () => {
    expect(read('rankingHidden')).toContain('只有你自己看得到这一行');
    expect(read('points')).not.toContain('只有你自己看得到这一行');
    expect(read('settings')).toContain('排名里不显示我');
  });
  it('[APPEAL-5] P11 tells her what became of each point she contested, and her leader what waits', () => {
    for (const text of ['等负责人答复', '同意了', '没有同意', '负责人更正'])
      expect(read('appealsMine')).toContain(text);
    expect(read('appealDesk')).toContain('等你答复的申诉');
    expect(read('appealDesk')).toContain('应该算分');
  });
  it('[REWARD-4] [REWARD-5] [REWARD-8] P9 says what she can spend, what there is for it, and what stands in the way', () => {
    for (const text of [
      '2,110',
      '已经花掉 15,200',
      '不会影响你的级别',
      '这一样已经换完了',
      '你那份已经换过了',
      '还差 290 分',
    ])
      expect(read('rewards')).toContain(text);
    for (const text of ['等负责人答复', '同意了，等着领', '已经领到', '没有同意，分已退回', '下个月优先给你', '撤回了'])
      expect(read('rewards')).toContain(text);
    expect(read('rewardsBelow')).toContain('还差 20 分才能再换');
    expect(read('rewardsEmpty')).toContain('现在还没有可以换的东西');
  });
  it('[REWARD-6] [REWARD-9] P9 shows who leads what waits, what is to be handed over, and what she offers', () => {
    for (const text of ['林小满 想换：一包菜籽', '已经交给对方', '换走 6 / 6', '已经结束', '放上一样'])
      expect(read('rewardDesk')).toContain(text);
    expect(read('rewardDesk')).not.toContain('我能花的积分');
    expect(read('rewardDeskEmpty') + read('rewardDeskFull')).toMatch(/没有兑换在等你.*再看一些/);
  });
  it('[POINTS-16] P4 says which level she has reached, and how far the next one is', () => {
    expect(read('points')).toContain('第 4 级 · 炉边能手');
    expect(read('points')).toContain('再得 12,540 分，就是“守灯人”');
    expect(read('levelTop')).toContain('已经是最高的一级');
  });
  it('[BADGE-7] P5 shows her badges with their reasons, once each, and others only which', () => {
    for (const text of [
      '接听最多的一天 2 次',
      '11月20日 接听 71 通',
      '罗素芬 颁给你',
      '一起走过了 2 年',
      '只有你自己看得到',
    ])
      expect(read('points')).toContain(text);
    expect(read('badgesShared')).toContain('同事看得到你有哪些徽章');
    expect(read('team')).toContain('的徽章：稳得住 · 同行周年');
    expect(read('settings')).toContain('让同事看到我的徽章');
  });
  it('[RESULT-8] P13 shows what callers said of her as sums, and a day of hers to who leads her', () => {
    for (const text of ['客户怎么说（本月）', '4.7 / 5', '23 位客户打了分', '18 通里 15 通', '分数不够不扣分'])
      expect(read('points')).toContain(text);
    expect(read('resultsNone')).toContain('这个月还没有客户评价');
    expect(read('badgesLoading')).toContain('客户怎么说（本月）');
  });
  it('[EVAL-5] P12 opens the evaluation of those she leads by their names, and of nobody else', () => {
    expect(draw('teamLed', 'zh-CN').match(/aria-label="看 [^"]+ 的评价"/g)).toHaveLength(9);
    expect(draw('team', 'zh-CN')).not.toContain('的评价"');
    expect(read('evaluationPick')).toContain('找一位你带的接线员');
    expect(read('evaluationOffline')).toContain('现在离线，连上以后才能看');
  });
  it('[BADGE-2] offers a badge to who leads, and to nobody else', () => {
    for (const text of ['颁一枚徽章', '别人着急的时候']) expect(read('badgeAward')).toContain(text);
    expect(read('badgeAwardOffline')).toContain('连上以后才能颁');
    expect(read('kudosTo')).not.toContain('颁一枚徽章');
  });
  it('shows no place in the lower half, kindly', () => {
    const text = read('pointsLower');
    expect(text).toContain('积分一直在涨就很好');
    expect(text).not.toContain(' 12 林小满');
  });
});
