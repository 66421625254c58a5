import { describe, expect, it } from 'vitest';
import { hostValues, language as languageSchema, type HostValueName } from '../host/index.ts';
import { draw, read } from './read.tsx';
import { sceneNames, scenes } from './scenes.ts';

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
