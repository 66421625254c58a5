/** 状态签名。 */

export const status = {
  title: '说说我在做什么',
  key: (said: string) => `我的说明：${said}`,
  keyNone: '说说我在做什么',
  meaning: '全中心的同事都能看到，到时间自动消失。它不影响在线状态，也不影响接电话。',
  text: '一句话',
  textHint: '最多 60 个字',
  emoji: '图标',
  noEmoji: '不用',
  until: '显示到',
  untils: { m30: '30 分钟', h1: '1 小时', endOfDay: '今天结束', chosen: '选一个时间' },
  day: '日期',
  time: '时间',
  outside: '请选一个以后的时间，最多三十天。',
  set: '显示',
  clear: '不再显示',
  now: (said: string, until: string) => `现在显示：${said}（到 ${until}）`,
  ends: (until: string) => `到 ${until}`,
  waiting: '已记下，连上以后同事就能看到；到时候要是已经过了时间，就不显示了。',
  willWait: '现在离线，会先记下，连上以后再显示。',
};
