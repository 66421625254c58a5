/** Chinese: the fault helper. It must make sense with no network at all, and read out on the phone. */
import type { FaultFinding, FaultStep } from '../../../host/faults/faultContract.ts';
import { devices } from './devices.ts';

export interface FindingWords {
  readonly what: string;
  /** What to do; absent where nothing need be done. */
  readonly remedy?: string;
}

const steps: Record<FaultStep, string> = {
  network: '这台电脑连着网络吗',
  router: '路由器在吗',
  names: '名字查得到吗',
  address: '中心的服务器应答吗',
  secure: '证书和时间对吗',
  socket: '和中心的连接通吗',
  phone: '电话服务器通吗',
  microphone: '麦克风打得开吗',
  headset: '耳机插着吗',
};

const findings: Record<FaultFinding, FindingWords> = {
  'network.fine': { what: '电脑连着网络。' },
  'network.none': { what: '电脑没有连上任何网络。', remedy: '插上网线，或在右下角连上 Wi-Fi；都没有就打开手机热点。' },
  'router.fine': { what: '路由器在。' },
  'router.none': { what: '找不到路由器。', remedy: '用手机热点上网时这样也正常；不是的话重启路由器。' },
  'router.silent': { what: '路由器没有应答。', remedy: '有的路由器本来就不应答。下面也不通的话，把它断电十秒再插上。' },
  'names.fine': { what: '名字查得到。' },
  'names.notNeeded': { what: '用的是数字地址，不用查名字。' },
  'names.noServer': {
    what: '查名字的服务器没有应答，多半是外网不通。',
    remedy: '路由器断电十秒再插上；还不行就用手机热点，再问宽带公司。',
  },
  'names.unknown': { what: '没有这个名字的服务器。', remedy: '核对服务器地址有没有打错；没有错就告诉技术支持。' },
  'address.fine': { what: '服务器应答了。' },
  'address.closed': {
    what: '到了服务器，但那边的程序没有开。',
    remedy: '不是你这边的问题。打电话告诉技术支持，然后等着，会自动连上。',
  },
  'address.silent': {
    what: '服务器没有应答。',
    remedy: '先看网页能不能打开；能打开就换手机热点试试，再告诉技术支持。',
  },
  'address.noWay': { what: '去服务器的路不通。', remedy: '路由器断电十秒再插上，或换手机热点。' },
  'secure.fine': { what: '证书和时间都对。' },
  'secure.notNeeded': { what: '这个地址不用证书。' },
  'secure.clock': { what: '这台电脑的时间不对。', remedy: '在系统设置里打开“自动设置时间”，再查一次。' },
  'secure.expired': { what: '服务器的证书过期了。', remedy: '不是你这边的问题。打电话告诉技术支持。' },
  'secure.untrusted': {
    what: '不认识服务器的证书，可能连到了别的地方。',
    remedy: '不要输密码。换手机热点试试，再告诉技术支持。',
  },
  'secure.wrongName': {
    what: '证书和服务器的名字对不上，可能连到了别的地方。',
    remedy: '不要输密码。核对地址，再告诉技术支持。',
  },
  'secure.broken': {
    what: '安全连接没有建成。',
    remedy: '多半被防火墙或杀毒软件挡住了。换手机热点试试，再告诉技术支持。',
  },
  'socket.fine': { what: '和中心的连接通。' },
  'socket.blocked': {
    what: '有东西挡住了和中心的连接。',
    remedy: '防火墙、代理或公司网络会这样。换手机热点试试，再告诉技术支持。',
  },
  'phone.fine': { what: '电话服务器通。' },
  'phone.unknown': { what: '还没登录，不知道电话服务器的地址。' },
  'phone.unreached': { what: '电话服务器没有应答。', remedy: '其他都好的话，不是你这边的问题。打电话告诉技术支持。' },
  'phone.certificate': { what: '电话服务器的证书不对。', remedy: '打电话告诉技术支持。' },
  'phone.blocked': { what: '电话服务器应答了，但不接电话。', remedy: '换手机热点试试；还是这样就告诉技术支持。' },
  'microphone.fine': { what: '麦克风打得开。' },
  'microphone.denied': { what: devices.denied, remedy: '在系统设置的隐私里允许使用麦克风。' },
  'microphone.absent': { what: devices.absent, remedy: '把耳机重新插一下，换个 USB 口也可以。' },
  'microphone.busy': { what: devices.busy, remedy: '关掉别的通话或录音程序。' },
  'headset.fine': { what: devices.headsetThere },
  'headset.notChosen': { what: devices.headsetNotChosen, remedy: '登录后到“设置”里选好。' },
  'headset.gone': { what: devices.headsetGone, remedy: '插上耳机；换了新的就到“设置”里重新选。' },
  'headset.none': { what: devices.headsetNone, remedy: '插上耳机，换个 USB 口也可以。' },
  notLooked: { what: '前面不通，这一步没法看。' },
};

export const faults = {
  title: '查故障',
  intro: '从这台电脑一步一步看到中心。没有网也能查。',
  open: '查故障',
  start: '开始查',
  again: '再查一次',
  running: '正在查…',
  waiting: '等着',
  trouble: '问题在这里',
  noTrouble: '一路都通',
  noTroubleMeaning: '网络和声音都没有看出问题。还是不行的话，把下面的话念给技术支持听。',
  stepsTitle: '一步一步看',
  verdicts: { fine: '好', trouble: '不通', unclear: '不一定', open: '没看' },
  steps,
  findings,
  reportTitle: '给技术支持',
  reportHint: '打电话时念给他听，或者复制发过去。里面没有姓名、账号和密码。',
  copy: '复制',
  copied: '已复制',
  report: { app: 'Hearthline', time: '时间', hub: '中心', phone: '电话服务器', none: '不知道' },
};
