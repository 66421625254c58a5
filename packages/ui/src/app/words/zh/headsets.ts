/** Chinese: the headset's buttons. */

export const headsets = {
  title: '耳机按键',
  meaning: '连上以后，用耳机就能接听、挂断和静音，耳机上的灯和屏幕上的一样。声音不受影响。',
  unsupported: '这台电脑控制不了耳机按键，声音不受影响。',
  connect: '连接耳机按键',
  another: '再连一个耳机',
  askTitle: '要用耳机上的按键和灯吗？',
  askMeaning:
    '程序只会用到通话按键和指示灯：接听、挂断、静音、保持。只在这台电脑上记住这个耳机，下次插上就能用；随时可以让程序忘掉它。',
  askYes: '好，连接',
  askNo: '先不用',
  chooseTitle: '用哪个耳机的按键？',
  chooseNone: '没有找到带通话按键的耳机。把耳机插上，会自动连接。',
  use: '用这个',
  choose: (name: string) => `用 ${name}`,
  cancel: '取消',
  list: '连着的耳机',
  nameless: 'USB 耳机',
  inUse: '正在用',
  alsoThere: '插着，按一下它的键就用它',
  connecting: '正在连接',
  busy: '被别的程序占用',
  remembered: '记住的，现在没有插上',
  forget: '忘掉',
  forgetNamed: (name: string) => `忘掉 ${name}`,
};
