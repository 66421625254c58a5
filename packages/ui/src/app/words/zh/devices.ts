/** What is wrong with the sound, as every look says it (readiness, fault helper); what to do differs. */
export const devices = {
  denied: '没有麦克风的权限。',
  absent: '没有找到麦克风。',
  busy: '麦克风被别的程序占着。',
  headsetThere: '选好的耳机插着。',
  headsetNotChosen: '还没选定耳机，用的是系统默认的。',
  headsetGone: '选好的耳机没有插上。',
  headsetNone: '没有麦克风或者听筒。',
} as const;
