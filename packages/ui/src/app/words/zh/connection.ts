/** Chinese: what keeps this PC from its line, its hub or its PBX. */
import { said } from '../said.ts';

export const connectionProblems = {
  'line.unreachable': said(
    '电话线路连不上',
    '现在没有来电会打到这里。',
    '检查网线或 Wi-Fi，换到手机热点也行。会一直自动重连。',
  ),
  'line.unknownServer': said(
    '找不到电话服务器',
    '地址查不到，多半是没有网络。',
    '先看别的网页能不能打开；能打开就告诉技术支持。',
  ),
  'line.certificateExpired': said(
    '电话服务器的证书过期了',
    '为了安全，没有连接。',
    '先看这台电脑的日期对不对；日期对就告诉技术支持。',
  ),
  'line.certificateUntrusted': said(
    '不认识电话服务器的证书',
    '可能连到了别的地方，为了安全没有连接。',
    '请技术支持在这台电脑上装好公司的证书。',
  ),
  'line.certificateWrongName': said(
    '证书和电话服务器的名字不一样',
    '可能连到了别的地方，为了安全没有连接。',
    '请把这句话告诉技术支持，由他们核对地址。',
  ),
  'line.insecureAddress': said(
    '电话服务器的地址没有加密',
    '通话会被别人听见，所以没有连接。',
    '请技术支持把地址改成 wss:// 开头的。',
  ),
  'line.wrongCredentials': said(
    '电话账号没有通过',
    '这一班的电话密码不能用了。',
    '退出登录再登录一次；还不行就告诉技术支持。',
  ),
  'line.noAnswer': said(
    '电话服务器没有回应',
    '网络是通的，但对面没有回话。',
    '等一等，会自动再试；五分钟还不好就告诉技术支持。',
  ),
  'line.pbxUnavailable': said(
    '电话系统正在维护',
    '现在没有来电会打到这里，不是你的问题。',
    '休息一下，恢复后会自动连上。',
  ),
  'line.lost': said(
    '线路断了',
    '正在通的电话尽量保持，新的来电暂时进不来。',
    '靠近路由器，或者换到手机热点。会自动重连。',
  ),
  'phone.fault': said('电话部分出了错', '这次操作没有完成。', '再试一次；还不行就重新打开程序，并告诉技术支持。'),
  'session.expired': said('登录过期了', '离上次登录太久了。', '重新登录就好，数据都在。'),
  'session.replaced': said(
    '你在别的电脑上登录了',
    '这里已经退出，电话会打到那一台。',
    '如果不是你本人，马上告诉组长改密码。',
  ),
  'protocol.clientTooOld': said('这个程序太旧了', '和服务器说不到一起，不能连接。', '请更新 Hearthline，再打开。'),
  'protocol.hubTooOld': said('服务器太旧了', '和这个程序说不到一起，不能连接。', '请告诉技术支持更新服务器。'),
  'pbx.unreachable': said(
    '电话系统没有连上',
    '状态暂时换不了，来电也可能进不来。',
    '等一等，会自动恢复；急事告诉组长。',
  ),
  'store.full': said('服务器的磁盘满了', '刚才的操作没有存下来。', '请马上告诉技术支持，稍后再做一次。'),
  'store.busy': said(
    '服务器的数据正被别的程序占着',
    '刚才的操作没有存下来。',
    '过一分钟再做一次；还不行就告诉技术支持。',
  ),
  'hub.fault': said('服务器出了错', '刚才的操作没有完成。', '再试一次；还不行就告诉技术支持。'),
  'hub.badAddress': said('服务器地址写得不对', '这不是一个完整的地址。', '检查地址，例如 https://hub.example.org 。'),
  'hub.unknownServer': said(
    '找不到这个服务器',
    '地址可能写错了，或者没有网络。',
    '核对服务器地址，再看网络是不是通的。',
  ),
  'hub.unreachable': said('服务器连不上', '电话照样能接；团队信息暂时不更新。', '检查网络。会一直自动重连。'),
  'hub.insecureAddress': said(
    '服务器地址没有加密',
    '密码会被别人看见，所以没有连接。',
    '地址要用 https:// 开头；不知道就问技术支持。',
  ),
  'hub.certificateExpired': said(
    '服务器的证书过期了',
    '为了安全，没有连接。',
    '先看这台电脑的日期对不对；日期对就告诉技术支持。',
  ),
  'hub.certificateUntrusted': said(
    '不认识服务器的证书',
    '可能连到了别的地方，为了安全没有连接。',
    '请技术支持在这台电脑上装好公司的证书。',
  ),
  'hub.certificateWrongName': said(
    '证书和服务器的名字不一样',
    '可能连到了别的地方，为了安全没有连接。',
    '核对服务器地址；没有写错就告诉技术支持。',
  ),
  'hub.notAHub': said('这个地址不是 Hearthline 服务器', '那里有回应，但不是我们的服务器。', '核对服务器地址。'),
  'hub.offline': said('现在离线，这件事做不了', '要连上服务器才行。', '等连上以后再做一次。'),
};
