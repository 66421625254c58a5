import { Value } from '@hearthline/softphone-core/value';
import { renderToString } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { App } from '../app/App.tsx';
import { ClockProvider } from '../app/clock.tsx';
import { HostProvider } from '../app/host.tsx';
import { Spoken } from '../app/Spoken.tsx';
import { MiniPhone } from '../features/mini/MiniPhone.tsx';
import { WallPage } from '../features/wall/WallPage.tsx';
import { memoryRouter, RouterContextProvider } from '../app/router.tsx';
import { hostValues, language as languageSchema, type HostValueName, type Language } from '../host/index.ts';
import { FakeHost } from './FakeHost.ts';
import { NOW } from './people.ts';
import { sceneNames, scenes, type SceneName } from './scenes.ts';

const draw = (name: SceneName, language: Language): string => {
  const scene = scenes[name](language);
  const { state, screen } = scene;
  const page = 'page' in scene ? scene.page : undefined;
  if ('wall' in scene && scene.wall !== undefined)
    return renderToString(<WallPage state={new Value(scene.wall)} language={language} />);
  const host = new FakeHost({ ...state, settings: { ...state.settings, language } });
  return renderToString(
    <HostProvider value={host}>
      <ClockProvider value={{ now: () => NOW, onSecond: () => () => undefined }}>
        <RouterContextProvider value={memoryRouter(screen, 'find' in scene ? scene.find : '')}>
          {page === 'mini' ? (
            <Spoken>
              <MiniPhone />
            </Spoken>
          ) : (
            <App />
          )}
        </RouterContextProvider>
      </ClockProvider>
    </HostProvider>,
  );
};
/** What a person reads of it. */
const read = (name: SceneName, language: Language = 'zh-CN'): string =>
  draw(name, language)
    .replaceAll(/<!--.*?-->/g, '')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ');

describe.each(sceneNames)('the scene %s', (name) => {
  it('is a state a host can have', () => {
    const { state } = scenes[name]('zh-CN');
    for (const value of Object.keys(hostValues) as HostValueName[])
      expect(hostValues[value].safeParse(state[value]).error, value).toBeUndefined();
  });
  it.each(languageSchema.options)('is drawn in %s without a word of its code', (language) => {
    const text = read(name, language);
    expect(text.length).toBeGreaterThan(name.startsWith('mini') ? 4 : 20);
    expect(text).not.toMatch(/undefined|NaN|Invalid Date|\[object/);
  });
});

describe('what the screens say', () => {
  it('rings with the caller, the queue and the wait', () => {
    for (const text of ['张阿姨', '宽带报障', '等了 00:18', '接听', '拒接']) expect(read('ringing')).toContain(text);
  });
  it('[KUDOS-6] P8 shows a good word at once, and not while a call lives', () => {
    expect(read('kudosNotice')).toContain('罗素芬 表扬你');
    expect(read('kudosNotice')).toContain('还有 1 句');
    expect(read('kudosNoticeInCall')).not.toContain('罗素芬 表扬你');
  });
  it('[LIVE-3] [LIVE-4] A6 says who speaks and that the microphone is off, and never over a call', () => {
    for (const text of ['刘组长正在对大家讲话', '7 秒后自动接听', '现在不方便'])
      expect(read('voiceOffered')).toContain(text);
    expect(read('voiceCustomersWait')).toContain('有客户在排队');
    for (const text of ['你在听刘组长讲话', '你的麦克风关着', '离开']) expect(read('voiceListening')).toContain(text);
    expect(read('voiceNotNow')).not.toContain('现在不方便');
    expect(read('voiceInCall')).not.toContain('正在对大家讲话');
  });
  it('[LIVE-8] A6 the leader sees counts first, then names; and what she needs to begin', () => {
    for (const text of ['你在对', '4 人在听', '在听 4', '在通话 2', '结束讲话', '不录音'])
      expect(read('speaking')).toContain(text);
    expect(read('speakingFull')).toContain('你的线路断了');
    expect(read('speakNoPhone')).toContain('要在桌面程序里讲');
    expect(read('speakOffline')).toContain('连上了才能开始');
  });
  it('[ACT-7] V2 reminds of an activity, says what became of it, and never over a call', () => {
    expect(read('activityDayBefore')).toContain('别忘了“一起包饺子”');
    expect(read('activityHourBefore')).toContain('马上开始');
    expect(read('activityMovedUp')).toContain('有空位了，你可以来');
    expect(read('activityCalledOff')).toContain('原因：下大雪');
    expect(read('activityInCall')).not.toContain('别忘了');
  });
  it('[ACT-2] [ACT-6] V1 V2 shows the plan, where I stand in it, and to who organises what she can do', () => {
    for (const text of ['2026 年 11 月', '一起包饺子', '我报名了', '我在候补第 2 位', '可以带家人', '取消了', '你来了'])
      expect(read('activities')).toContain(text);
    expect(read('activities')).not.toContain('报名和签到');
    for (const text of ['安排一个活动', '报名和签到', '修改']) expect(read('activitiesLeader')).toContain(text);
    for (const text of ['2026 年第 4 季度', '12 月'])
      expect(read('activitiesQuarter') + read('activitiesYear')).toContain(text);
    expect(read('activitiesEmpty')).toContain('这段时间没有活动');
  });
  it('[CARE-2] [CARE-3] V4 greets her on her day, on that day alone and never over a call', () => {
    expect(read('careBirthday')).toContain('林小满，生日快乐！');
    for (const text of ['今天，你和大家一起走过了 3 年', '今天是开茶节', '今天是 陈桂兰 的生日', '写一句祝福'])
      expect(read('careFeasts')).toContain(text);
    for (const name of ['careInCall', 'careYesterday', 'today'] as const)
      expect(read(name)).not.toMatch(/生日快乐|的生日/);
  });
  it('[CARE-1] [CARE-9] V4 says what a birthday is for, who is told, how long it is kept, and how it goes', () => {
    for (const text of [
      '只记月和日，不记年份',
      '我的组和负责人',
      '不会提前',
      '删掉我的生日',
      '离开中心后，第二天自动删掉',
    ])
      expect(read('careSettings')).toContain(text);
    expect(read('settings')).toContain('谁也不告诉');
    expect(read('settings')).not.toContain('删掉我的生日');
    expect(read('careSettingsOffline')).toContain('生日不会存在这台电脑上');
  });
  it('[CARE-4] [CARE-6] [CARE-7] V4 shows who leads what comes, whom she means to visit, and that its words are read', () => {
    for (const text of [
      '开茶节',
      '和大家一起满 2 年',
      '去看看 谢小燕',
      '已经过了，还没记',
      '刘组长 安排的',
      '办好了的 1 次',
      '本人在',
    ])
      expect(read('careDesk')).toContain(text);
    for (const text of ['这两周没有生日', '还没有安排']) expect(read('careDeskEmpty')).toContain(text);
    expect(read('activities')).not.toContain('看望');
    expect(read('careReminder')).toContain('今天想着：去看看 谢小燕');
    expect(read('careReminderInCall')).not.toMatch(/今天想着|安排的还没记/);
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
  it('[WALL-5] [WALL-6] [WALL-8] V3 names who allows it without a place, groups with theirs, praise, and no one but these', () => {
    for (const text of [
      '清溪县虚拟呼叫中心',
      '7,318',
      '本周闪光的人',
      '林小满',
      '+312',
      '第 1',
      '大家说了 86 次谢谢和表扬',
    ])
      expect(read('wallPage')).toContain(text);
    expect(read('wallPageFull')).not.toContain('undefined');
  });
  it('[WALL-2] [WALL-12] V3 says since when it is old, and shows nothing of a closed wall', () => {
    expect(read('wallPageOld')).toContain('和中心断开了，内容停在 14:03');
    expect(read('wallPageOld')).toContain('林小满');
    expect(read('wallPageClosed')).toContain('这个地址已经停用');
    expect(read('wallPageClosed')).not.toContain('林小满');
  });
  it('[WALL-1] [WALL-4] V3 shows a leader her walls, and offers an operator the choice, off at first', () => {
    for (const text of ['大厅左边的屏', '换新地址', '停用地址', '还没有地址', '建一面墙'])
      expect(read('walls')).toContain(text);
    expect(read('wallsEmpty')).toContain('还没有亮点墙');
    expect(read('wallsOffline')).toContain('现在离线，连上以后才能改');
    expect(read('settings')).toContain('让亮点墙显示我的名字');
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
  it('[STATUS-2] [STATUS-5] T2 says of her and of her colleagues what they said, and nothing that is over', () => {
    for (const text of ['村里停电，用电池在接', '我的说明：👶 接孩子'])
      expect(draw('statuses', 'zh-CN')).toContain(text);
    expect(read('statuses')).not.toContain('OVER-BY-NOW');
    expect(draw('statusesUnknown', 'zh-CN')).toContain('说说我在做什么');
  });
  it('[QROOM-2] [QROOM-9] [QROOM-10] T4 shows who sits beside her with what they say, and nothing that is over', () => {
    for (const text of ['挥了挥手', '在喝茶', '想静一静', '一起专注中，还有 17:20', '离开小屋'])
      expect(read('quietRoom')).toContain(text);
    expect(read('quietRoom').match(/挥了挥手/g)).toHaveLength(1);
    expect(read('quietRoomSide')).toContain('挥了挥手');
    expect(read('today')).not.toContain('安静小屋');
    expect(read('quietRoomAsking')).toContain('25 分钟到了');
    expect(read('quietRoomAlone')).toContain('现在只有你');
  });
  it('[QROOM-3] T4 says whether the lamp burns to who is told, and nothing of it to who leads', () => {
    expect(read('team')).toContain('灯亮着');
    expect(read('quietRoomDark')).toContain('现在没有亮灯');
    expect(read('quietRoomLeader')).not.toMatch(/灯亮着|没有亮灯/);
  });
  it('[QROOM-7] [QROOM-12] T4 asks her over, and is still in a call and with the hub gone', () => {
    expect(read('buddyAsks')).toContain('想和你安静地坐一会儿');
    expect(read('quietRoomInCall')).toContain('小屋先静着');
    for (const text of ['想和你安静地坐一会儿', '挥了挥手', '17:20'])
      expect(read('quietRoomInCall')).not.toContain(text);
    expect(read('quietRoomOffline')).toContain('位子给你留 5 分钟');
    expect(read('quietRoomOffline')).not.toContain('挥了挥手');
  });
  it('[CHAT-4] [CHAT-10] T3 says in a call by a number on the rail alone that somebody wrote', () => {
    expect(draw('chatInCall', 'zh-CN')).toContain('aria-label="3 条未读"');
    for (const text of ['下午三点一起练新话术', '好，我接完这通就来']) expect(read('chatInCall')).not.toContain(text);
    expect(read('chatInCall')).toContain('王先生');
    expect(draw('chatEmpty', 'zh-CN')).not.toContain('条未读');
  });
  it('[CHAT-5] [CHAT-6] [CHAT-11] T3 shows what was read, what was deleted, what waits, and that nobody is there any more', () => {
    for (const text of ['已读', '这条已删除', '写于']) expect(read('chat')).toContain(text);
    for (const text of ['等待发出', '这个聊天不在了']) expect(read('chatOffline')).toContain(text);
    expect(read('chatGone')).toContain('对方已经离开');
    expect(read('chatTeam')).not.toContain('已读');
  });
  it('calls a queue as people do, never by its name on the PBX', () => {
    expect(read('ringing', 'en')).toContain('Broadband faults');
    expect(read('leaderFloor', 'en')).toContain('Pension advice');
    expect(read('leaderFloor', 'en')).not.toMatch(/broadband|pension/);
  });
  it('shows the call on every screen', () => expect(read('talkingToday')).toContain('王先生'));
  it('shows how long, how well, and that it is held', () => {
    expect(read('talking')).toMatch(/04:27/);
    expect(read('talking')).toContain('清晰');
    expect(read('held')).toContain('保持中，对方听着音乐');
  });
  it('[PIC-3] says how the line of a call was, to who does not see the picture', () => {
    expect(draw('talkingCut', 'zh-CN')).toMatch(/aria-label="最近五分钟：音质最低 [^"]*，有 35 秒没有声音进来/);
    expect(draw('talking', 'en')).toMatch(/aria-label="The last five minutes: MOS never under 3[^"]*ms"/);
  });
  it('shows what was asked for as not yet true', () => {
    expect(read('pending')).toContain('→ 用餐');
    expect(read('pending')).toContain('就绪');
  });
  it('counts wrap-up down, with its two buttons', () => {
    for (const text of ['00:18', '完成整理', '延长']) expect(read('wrapUp')).toContain(text);
  });
  it('says since when it is offline, and what waits', () => expect(read('todayOffline')).toContain('离线 · '));
  it('shows no place in the lower half, kindly', () => {
    const text = read('pointsLower');
    expect(text).toContain('积分一直在涨就很好');
    expect(text).not.toContain(' 12 林小满');
  });
  it('tells a leader how many have not acknowledged', () => expect(read('broadcast')).toContain('还没有确认的 19 人'));
  it('[COME-1] puts an announcement she is reminded of before her, and offers one press to remind', () => {
    expect(read('announcementReminded')).toContain('组长想请你看一看这一条');
    expect(read('today')).not.toContain('组长想请你看一看这一条');
    expect(read('broadcastMine')).toContain('提醒没看的人');
    expect(read('broadcastReminded')).toContain('一小时以后可以再提醒');
  });
  it('[ANN-24] shows a leader what is planned, when it is sent next and how often', () => {
    for (const text of ['安排好的公告', '下一次 11月22日', '周一到周五 08:30', '到 2026-12-31', '取消安排'])
      expect(read('broadcastPlanned')).toContain(text);
  });
  it('[PROP-2] shows what I asked with its reply, and to who is in charge what waits', () => {
    for (const text of ['茶歇能不能', '已采纳', '好主意，从下周一开始。', '正在看', '收回'])
      expect(read('proposalsMine')).toContain(text);
    for (const text of ['吴春妮', '不采纳', '告诉他正在看']) expect(read('proposalsReceived')).toContain(text);
    expect(read('announcementsEmpty')).toContain('还没有提过');
  });
  it('[ANN-15] says that an announcement was withdrawn, and no longer what it said', () => {
    expect(read('announcementsChanged')).toContain('已收回');
    expect(read('announcementsChanged')).not.toContain('先请用户断电三十秒');
    expect(read('broadcastWithdrawn')).toContain('已收回');
  });
  it('[LOAD-1] [LOAD-2] A8 shows what goes with an announcement: its size, and why it does not load by itself', () => {
    for (const text of ['改道示意图', '加载（1.2 MB）', '新话术.pdf']) expect(read('files')).toContain(text);
    expect(read('files')).not.toContain('不自动加载');
    for (const text of ['按流量收费，不自动加载', '加载（340 kB）']) expect(read('filesHeldBack')).toContain(text);
    for (const text of ['通话中不自动加载', '保存']) expect(read('filesInCall')).toContain(text);
    for (const text of ['120 kB / 340 kB', '不用了']) expect(read('filesLoading')).toContain(text);
    expect(read('filesOffline')).toContain('连上以后可以看');
    expect(read('filesBrief')).toContain('带 2 个图片或文件');
    expect(read('filesSent')).toContain('加图片或文件');
  });
  it('gives a problem with its meaning and remedy at sign-in', () => {
    for (const text of ['账号或密码不对', '没有登录', '忘了密码找组长']) expect(read('signInWrong')).toContain(text);
    expect(read('signInNoKeyStore')).toContain('没有安全的密码库');
  });
});
