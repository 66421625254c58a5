/** English: what the home sounds like. */
import type { Words } from '../zh/index.ts';

export const room: Words['room'] = {
  title: 'Listen to my room',
  meaning:
    'Listens for fifteen seconds and says what callers would hear of your home. On this PC alone: nothing is kept, nobody is told.',
  listen: 'Listen',
  again: 'Listen again',
  stop: 'Stop',
  open: 'The microphone is open; please do not speak yet',
  notInCall: 'Not while you are in a call.',
  notYet: 'Listening…',
  sounds: {
    quiet: { name: 'Quiet', helps: 'Callers will hear nobody but you.' },
    steady: {
      name: 'Sounds like a fan or an engine',
      helps: 'Switch it off or move away from it; standard suppression in “My voice” takes most of it out.',
    },
    clatter: {
      name: 'Sounds like dishes or knocking',
      helps: 'Ask for a little peace while you are on a call, or choose “Strong” in “My voice”.',
    },
    voices: {
      name: 'Sounds like people or television',
      helps: 'Close the door, turn the television down. Suppression cannot take out other people’s voices.',
    },
    animal: {
      name: 'Sounds like a cock, birds or a small dog',
      helps: 'Close the window, or choose “Strong” in “My voice”.',
    },
    other: {
      name: 'There is some noise',
      helps: 'Close door and window and listen again; if it stays, choose “Strong” suppression.',
    },
  },
};
