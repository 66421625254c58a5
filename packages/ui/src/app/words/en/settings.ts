/** English: settings. */
import type { Words } from '../zh/index.ts';

export const settings: Words['settings'] = {
  title: 'Settings',
  jump: 'Go to',
  parts: { sound: 'Sound and headset', calls: 'Calls', look: 'Look', program: 'Program', me: 'About me', keys: 'Keys' },
  look: 'Language and look',
  language: 'Language',
  languageSystem: 'As the system',
  theme: 'Colours',
  themes: { system: 'As the system', light: 'Day', dark: 'Night' },
  textSize: 'Text size',
  textSizes: { normal: 'Normal', large: 'Large', larger: 'Larger', largest: 'Largest' },
  sound: 'Sound and headset',
  microphone: 'Microphone',
  speaker: 'Speaker',
  ringer: 'Ringer',
  systemDefault: 'System default',
  notPluggedIn: 'Not plugged in now',
  inUse: (name) => `In use: ${name}`,
  microphoneLevel: 'Microphone level',
  program: 'Program',
  closesToTray: 'Closing the window keeps the phone in the tray, ready for calls',
  keyboard: 'Keyboard',
  about: 'About',
  version: 'Version',
  server: 'Server',
  account: 'Account',
  extension: 'Extension',
  secrets: 'Sign-in is kept',
  secretsKept: 'In the system’s password store',
  secretsNotKept: 'For this run only',
};

export const callSettings: Words['callSettings'] = {
  title: 'Calls',
  autoAnswer: 'Answer queue calls by themselves',
  tones: 'Ringing and busy tones',
  toneCountries: { CN: 'China', US: 'North America', EU: 'Europe' },
  saving: 'Use less data in calls',
  savingWishes: { automatic: 'When the line is bad', always: 'Always', never: 'Never' },
  savingMeanings: {
    automatic: 'On a bad line calls use less data by themselves, and go back when it is well again.',
    always: 'For lines that are paid by the megabyte. Voices sound a little duller.',
    never: 'Calls keep their full sound, on a bad line too.',
  },
  autoAnswerMeaning: 'You and the caller hear a tone first; then the microphone opens. Never while you are in a call.',
  autoAnswerNever: 'Your centre has decided: you answer each call yourself.',
  autoAnswerAlways:
    'Your centre has decided: queue calls are answered by themselves. The microphone opens after a tone.',
};
