/** Chinese: every named error: what happened, what it means for the work, what to do; never a number alone. */
import type { HeadsetState } from '@hearthline/softphone-core/snapshot';
import type { ProblemCode } from '../../../host/index.ts';
import { said, type ProblemWords } from '../said.ts';
import { activityProblems } from './activities.ts';
import { announcementProblems } from './announcements.ts';
import { fileProblems } from './attachments.ts';
import { appealProblems } from './appeals.ts';
import { badgeProblems } from './badges.ts';
import { evaluationProblems } from './evaluation.ts';
import { callbackProblems } from './callbacks.ts';
import { careProblems } from './care.ts';
import { contestProblems } from './contests.ts';
import { connectionProblems } from './connection.ts';
import { desktopProblems } from './desktop.ts';
import { dataProblems } from './dataUse.ts';
import { chatProblems } from './chat.ts';
import { surveyProblems } from './surveys.ts';
import { wallProblems } from './wall.ts';
import { helpProblems } from './help.ts';
import { voiceProblems } from './voiceBroadcast.ts';
import { rewardProblems } from './rewards.ts';
import { kudosProblems } from './kudos.ts';
import { objectiveProblems } from './objectives.ts';
import { organisationProblems } from './organisation.ts';
import { proposalProblems } from './proposals.ts';
import { quietRoomProblems } from './quietRoom.ts';
import { readinessProblems } from './readiness.ts';
import { recordProblems } from './records.ts';
import { serviceProblems } from './services.ts';

export type HeadsetProblem = Extract<HeadsetState, { kind: 'failed' }>['problem'] | 'headset.contested';

export const problems: Record<ProblemCode, ProblemWords> = {
  ...desktopProblems,
  ...serviceProblems,
  ...recordProblems,
  ...callbackProblems,
  ...dataProblems,
  ...readinessProblems,
  ...organisationProblems,
  ...announcementProblems,
  ...fileProblems,
  ...helpProblems,
  ...voiceProblems,
  ...kudosProblems,
  ...appealProblems,
  ...rewardProblems,
  ...proposalProblems,
  ...surveyProblems,
  ...quietRoomProblems,
  ...wallProblems,
  ...activityProblems,
  ...careProblems,
  ...contestProblems,
  ...objectiveProblems,
  ...badgeProblems,
  ...evaluationProblems,
  ...chatProblems,
  ...connectionProblems,
  'call.notFound': said('这通电话已经不在了', '可能对方刚刚挂断。', '不用做什么，等下一通就好。'),
  'call.wrongState': said('现在不能这样操作', '这通电话的状态刚刚变了。', '看一眼通话卡片，再按一次。'),
  'call.badNumber': said('号码不对', '里面有不能拨的字符，或者太长。', '只输入数字、* 和 #，再拨一次。'),
  'call.lineDown': said('线路没有连上，拨不出去', '电话线路正在重连。', '等右上角的线路恢复，再拨一次。'),
  'call.holdRefused': said('对方没有接受保持', '电话还通着，对方仍然听得到你。', '先按静音，再和对方说一声请稍等。'),
  'audio.microphoneDenied': said(
    '没有麦克风的权限',
    '对方会听不到你，所以没有接通。',
    '在系统设置的隐私里允许使用麦克风，再回来试。',
  ),
  'audio.microphoneAbsent': said(
    '没有找到麦克风',
    '对方会听不到你，所以没有接通。',
    '把耳机重新插一下，换个 USB 口也可以。',
  ),
  'audio.microphoneBusy': said('麦克风被别的程序占用', '对方会听不到你。', '关掉会议或录音软件，再试一次。'),
  'audio.deviceNotFound': said('选的设备不在了', '现在用的是系统默认的设备。', '插回去，或者在设置里另选一个。'),
  'headset.unsupported': said(
    '这台电脑控制不了耳机按键',
    '声音不受影响，只是耳机上的按键不起作用。',
    '用屏幕上的按钮或键盘来接听和挂断。',
  ),
  'headset.notChosen': said(
    '没有选耳机',
    '耳机上的按键不起作用，声音不受影响。',
    '在设置里按「连接耳机按键」，选中你的耳机。',
  ),
  'signIn.wrong': said('账号或密码不对', '没有登录。', '看看大小写和输入法，再输一次；忘了密码找组长。'),
  'signIn.tooMany': said('试的次数太多了', '为了保护你的账号，要等一会儿。', '等倒计时结束再试；忘了密码找组长。'),
  'message.malformed': said(
    '收到一条读不懂的消息',
    '这条消息没有用，别的不受影响。',
    '不用做什么；常出现就告诉技术支持。',
  ),
  'command.unknown': said(
    '服务器不认识这个操作',
    '程序和服务器的版本可能不一样。',
    '更新 Hearthline；还不行就告诉技术支持。',
  ),
  'command.badInput': said('填的内容服务器没有收下', '有一项太长、空着或者格式不对。', '检查一遍再提交。'),
  'command.notAllowed': said('你没有这个权限', '这个操作要由别的岗位来做。', '需要的话找组长。'),
  'outage.notFound': said('这条断线记录已经不能改了', '它已经不算你的，或者已经有了答复。', '不用做什么，看列表就行。'),
  'agentState.lineLost': said(
    '电话线路断着，现在不能就绪',
    '这时候来电转过来，对方什么也听不到。',
    '看一下线路页面。线路一通就可以就绪。',
  ),
  'agentState.onBattery': said(
    '电脑在用电池，现在不能就绪',
    '停电时中心不派新电话。',
    '等来电，来电以后会自动回到就绪。',
  ),
  'agentState.impossible': said('现在换不到这个状态', '电话系统那边的状态刚刚变了。', '看一眼左上角的状态，再选一次。'),
  'wrapUp.alreadyExtended': said('整理时间已经延长过一次', '每通电话只能延长一次。', '先完成整理；不够就选小休。'),
  'announcement.notFound': said('这条公告已经没有了', '可能被组长收回了。', '不用做什么。'),
  'announcement.expired': said('这条公告已经过期', '不用再确认了。', '不用做什么。'),
  'app.settingsCorrupt': said('设置文件坏了', '已经换成默认设置，旧文件留了一份。', '到设置里重新选一下设备和语言。'),
  'app.diskFull': said('这台电脑的磁盘满了', '设置和待发送的内容可能存不下来。', '清理一些文件，腾出一点空间。'),
  'app.keyStoreMissing': said(
    '这台电脑没有安全的密码库',
    '密码不会存在硬盘上，只在这次使用时有效。',
    '可以照常工作，下次打开时再登录一次。',
  ),
  'app.outboxCorrupt': said(
    '待发送的内容读不出来',
    '离线时按过的「我知道了」可能没有发出去。',
    '看一下公告，需要的话再按一次。',
  ),
  'app.engineGone': said('电话部分停了，正在重新打开', '正在通的电话可能断了。', '等几秒；没有恢复就重新打开程序。'),
  'app.refused': said('这个操作被拒绝了', '为了安全，程序没有照做。', '重新打开程序再试；还不行就告诉技术支持。'),
  'app.fault': said('程序出了错', '刚才的操作没有完成。', '再试一次；还不行就重新打开程序，并告诉技术支持。'),
};

export const headsetProblems: Record<HeadsetProblem, ProblemWords> = {
  'headset.busy': said(
    '耳机被别的程序占用',
    '耳机上的按键可能不起作用。',
    '关掉会议软件或耳机厂家的程序，再按「连接耳机按键」。',
  ),
  'headset.notTelephony': said('这个耳机没有电话按键', '声音可以用，接听和挂断要用屏幕或键盘。', '不用做什么。'),
  'headset.contested': said(
    '好像有别的程序也在用这个耳机',
    '耳机的灯和按键可能对不上。为了不断掉来电人，现在用耳机挂断不起作用。',
    '关掉 Teams、会议软件或耳机厂家的程序；这段时间用屏幕上的按钮挂断。',
  ),
  'headset.lost': said('耳机断开了', '耳机上的按键不起作用。', '把耳机重新插一下。'),
};
