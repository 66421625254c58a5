import { describe, expect, it } from 'vitest';
import { draw, read } from './read.tsx';

describe('what the screens say of colleagues and who leads them', () => {
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
});
