/** English: the headset's buttons. */
import type { Words } from '../zh/index.ts';

export const headsets: Words['headsets'] = {
  title: 'Headset buttons',
  meaning:
    'Once connected you answer, hang up and mute on the headset, and its lights show what the screen shows. Sound is not affected.',
  unsupported: 'Headset buttons do not work on this PC; sound is not affected.',
  connect: 'Connect headset buttons',
  another: 'Connect another headset',
  askTitle: 'Use the buttons and lights of your headset?',
  askMeaning:
    'Only its call buttons and lights are used: answer, hang up, mute, hold. This PC remembers the headset and uses it when it is plugged in; you can have it forgotten at any time.',
  askYes: 'Yes, connect',
  askNo: 'Not now',
  chooseTitle: 'Which headset’s buttons?',
  chooseNone: 'No headset with call buttons was found. Plug it in and it connects by itself.',
  use: 'Use this',
  choose: (name) => `Use ${name}`,
  cancel: 'Cancel',
  list: 'Connected headsets',
  nameless: 'USB headset',
  inUse: 'In use',
  alsoThere: 'Plugged in; press a button on it to use it',
  connecting: 'Connecting',
  busy: 'Another program uses it',
  remembered: 'Remembered, not plugged in now',
  forget: 'Forget',
  forgetNamed: (name) => `Forget ${name}`,
};
