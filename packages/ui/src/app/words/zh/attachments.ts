/** 公告带的图片和文件。 */
import { said } from '../said.ts';

export const attachments = {
  /** 公告卡片上，读屏软件读的名字。 */
  label: '图片和文件',
  count: (n: number) => `带 ${n} 个图片或文件`,
  load: (size: string) => `加载（${size}）`,
  loadOf: (size: string, name: string) => `加载（${size}）：${name}`,
  save: '保存',
  saveOf: (name: string) => `保存：${name}`,
  again: '再试一次',
  againOf: (name: string) => `再试一次：${name}`,
  stop: '不用了',
  stopOf: (name: string) => `不用了：${name}`,
  loading: (name: string) => `正在加载：${name}`,
  sending: (name: string) => `正在发出：${name}`,
  failed: '没有加载成',
  offline: '还没有加载过，连上以后可以看',
  heldBack: {
    call: '通话中不自动加载，留着线路给声音',
    saving: '省流量时不自动加载',
    metered: '这条线路按流量收费，不自动加载',
    thin: '线路比较慢，不自动加载',
  },
  enlarged: '看大图',
  /** 写公告的人。 */
  add: '加图片或文件',
  addHint: '也可以拖进来，或者直接粘贴。最多 5 个；图片会缩小，并去掉拍摄地点等信息。',
  list: '要带上的图片和文件',
  alt: '这张图说的是什么',
  altHint: '看不到图的人靠这句话知道内容。',
  altMissing: '每张图都写一句说明，就可以发了。',
  remove: (name: string) => `去掉：${name}`,
  picture: (n: number) => `第 ${n} 张图`,
  preparing: '正在准备…',
  refused: {
    type: (name: string) => `“${name}”不能带：只能是 PNG、JPEG、WebP 图片，PDF、文本、CSV，或不带宏的办公文档。`,
    size: (name: string) => `“${name}”太大：文件最多 5 MB。压缩以后再试，或者分成几个。`,
    broken: (name: string) => `“${name}”打不开，可能已经损坏。换一个文件再试。`,
    count: (name: string) => `“${name}”没有加上：一条公告最多带 5 个。先去掉一个再加。`,
    together: (name: string) => `“${name}”没有加上：加起来最多 10 MB。先去掉一个再加。`,
  },
};

export const fileProblems = {
  'file.notFound': said(
    '这个文件不在了',
    '公告可能已经到期或收回，文件也一起删了。',
    '需要的话，请发公告的人再发一次。',
  ),
  'file.badType': said(
    '这个文件不能发',
    '它不是能发的种类，或者内容和名字对不上，没有发出。',
    '换成图片、PDF、文本或不带宏的办公文档再试。',
  ),
  'file.tooLarge': said('文件太大', '图片最多 2 MB，文件最多 5 MB，没有发出。', '压缩以后再试，或者分成几个。'),
  'file.tooMany': said(
    '等着发出的文件太多',
    '已有二十个文件没有跟着公告发出，新的先不收。',
    '先把写好的公告发出，或者明天再试。',
  ),
};
