/** 中文：自己的声音。 */
import { said } from '../said.ts';

export const voiceSettings = {
  title: '我的声音',
  noise: '降噪',
  noises: { off: '关闭', standard: '标准', strong: '加强' },
  noiseMeanings: {
    off: '来电人会听到房间里的全部声音。',
    standard: '去掉风扇、电流一类平稳的声音，几乎不占电脑。',
    strong: '还能压低鸡叫、敲碗、电视这样的声音。只在这台电脑上计算，不会传出去，也不保存。',
  },
  strongProblems: {
    tooSlow: said(
      '这台电脑跟不上加强降噪',
      '声音会断，所以已经换回标准降噪，通话没有受影响。',
      '关掉其他占用电脑的程序，重新打开本程序后再试。',
    ),
    failed: said(
      '加强降噪打不开',
      '现在用的是标准降噪，通话没有受影响。',
      '重新打开本程序再试；还是不行，请告诉技术人员。',
    ),
  },
  echo: '消除回声',
  echoMeaning: '不戴耳机时需要它；戴着好耳机可以关掉。',
  gain: '自动调节音量',
  gainMeaning: '说话轻的时候放大，说话响的时候压低。',
};
