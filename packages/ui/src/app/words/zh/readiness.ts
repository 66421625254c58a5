/** Chinese: the look at place and line before a shift. */
import type { CheckId, CheckReason, CheckVerdict } from '@hearthline/protocol';
import { said, type ProblemWords } from '../said.ts';
import { devices } from './devices.ts';

export interface ReasonWords {
  /** What was found. */
  readonly what: string;
  /** What to do; absent where all is well. */
  readonly remedy?: string;
}
const fine = (what: string): ReasonWords => ({ what });

const checks: Record<CheckId, string> = {
  power: '电源',
  headset: '耳机',
  room: '环境',
  microphone: '麦克风',
  echo: '回声',
  line: '线路',
};
const verdicts: Record<CheckVerdict, string> = { green: '很好', amber: '能用', red: '不行' };

const reasons: Record<CheckReason, ReasonWords> = {
  'power.mains': fine('插着电。'),
  'power.untold': fine('这台电脑没有电池，或者不告诉电源情况。'),
  'power.battery': { what: '正在用电池。', remedy: '插上电源，免得接到一半没电。' },
  'headset.there': fine(devices.headsetThere),
  'headset.notChosen': {
    what: devices.headsetNotChosen,
    remedy: '到“设置”里选好麦克风和听筒，以后就不会换错。',
  },
  'headset.gone': { what: devices.headsetGone, remedy: '插上耳机再查；换了新耳机，就到“设置”里重新选。' },
  'headset.none': { what: devices.headsetNone, remedy: '插上耳机，换个 USB 口也可以，再查一次。' },
  'room.quiet': fine('屋里安静。'),
  'room.noisy': { what: '屋里有点吵。', remedy: '关上门窗，电视和风扇离远一点。' },
  'room.loud': { what: '屋里太吵，对方会听不清你。', remedy: '换间屋子，或把吵的东西关掉，再查一次。' },
  'microphone.clear': fine('听得清楚。'),
  'microphone.quiet': { what: '你的声音偏小。', remedy: '话筒离嘴角两指宽，或在系统里把麦克风调大。' },
  'microphone.clipping': { what: '声音太大，破音了。', remedy: '话筒离远一点，或在系统里把麦克风调小。' },
  'microphone.silent': { what: '麦克风一点声音也没有。', remedy: '拔下耳机重新插，或换一个 USB 口，再查一次。' },
  'microphone.muted': { what: '麦克风关着。', remedy: '看看耳机线上的静音键，再看系统里的麦克风音量。' },
  'microphone.notHeard': { what: '没有听到你说话。', remedy: '看看选的是不是嘴边这个麦克风，再大声念一遍。' },
  'echo.none': fine('没有回声。'),
  'echo.some': { what: '麦克风听得到听筒的声音。', remedy: '戴上耳机听，不要用外放。' },
  'echo.strong': { what: '回声很响，对方会听到自己的话。', remedy: '改用耳机，或把音量调小，再查一次。' },
  'sound.denied': { what: devices.denied, remedy: '在系统设置的隐私里允许使用麦克风，再查一次。' },
  'sound.absent': { what: devices.absent, remedy: '把耳机重新插一下，再查一次。' },
  'sound.busy': { what: devices.busy, remedy: '关掉别的通话或录音程序，再查一次。' },
  'line.good': fine('线路很好。'),
  'line.loss': { what: '有些话会在路上丢掉。', remedy: '离路由器近一点，或插上网线；停掉家里的下载和视频。' },
  'line.jitter': { what: '线路忽快忽慢。', remedy: '停掉家里的下载和视频，或离路由器近一点。' },
  'line.delay': { what: '声音到得晚。', remedy: '试试网线或手机热点；说话时等对方说完。' },
  'line.weak': { what: '声音会不太清楚。', remedy: '试试网线或手机热点，再查一次。' },
  'line.down': { what: '电话线路没有连上。', remedy: '等右上角的线路恢复再查；一直不行就打开“查故障”。' },
  'line.noEcho': { what: '中心没有测试号码，线路没有量成。', remedy: '把这句话告诉技术支持；电话照样能打。' },
  'line.noSound': { what: '声音回不来。', remedy: '多半是防火墙挡住了；换手机热点试试，再告诉技术支持。' },
  'line.cut': { what: '量到一半断了。', remedy: '再查一次；还是这样就打开“查故障”。' },
};

export const readiness = {
  title: '开工检查',
  intro: '大约一分钟。不录音，也不保存、不发送任何声音。',
  openFromToday: '开工前查一下',
  openFromTodayMeaning: '电源、耳机、麦克风和线路，一分钟看完。',
  again: '再查一次',
  openFromPhone: '检查电源、声音和线路',
  start: '开始检查',
  startHint: '坐到平时接电话的地方，戴好耳机。',
  stop: '停下',
  enough: '够了，就这样',
  goReady: '上线',
  results: '检查结果',
  level: '麦克风音量',
  progress: '进度',
  checks,
  verdicts,
  reasons,
  waiting: '等着',
  running: '正在查',
  againOne: (check: string) => `再查${check}`,
  nowRoom: '请安静几秒钟',
  nowRoomHint: '听一听屋里有多吵。',
  nowMicrophone: '请照着念',
  sentence: '“您好，这里是热线，请问有什么可以帮您？”',
  nowEcho: '马上有几声短音',
  nowEchoHint: '看看听筒的声音会不会跑进麦克风。',
  nowLine: '正在量线路',
  nowLineHint: (seconds: number) => `还要 ${seconds} 秒。这时你可以做别的，来电话会马上停下。`,
  doneGreen: '都好，可以上线了',
  doneAmber: '能接电话，有几处可以更好',
  doneRed: '有地方要先解决',
  doneRedOffered: '照下面做了再查一次。实在来不及，也可以先上线。',
  doneRedRequired: '照下面做了再查一次。中心规定查好才能上线；解决不了就找组长。',
  stoppedByCall: '来电话了，检查停了',
  stoppedByCallHint: '接完再查，已经查过的都留着。',
  figures: (loss: string, delay: string) => `丢失 ${loss} · 来回 ${delay}`,
};

export const readinessProblems: Record<'readiness.required' | 'readiness.whileReady', ProblemWords> = {
  'readiness.required': said(
    '先做开工检查，再上线',
    '中心规定查好才能接电话。',
    '在“今日”里按“开工前查一下”，一分钟就好。',
  ),
  'readiness.whileReady': said('上线的时候不能量线路', '量的时候来电会绕过你。', '先选小休，再查。'),
};
