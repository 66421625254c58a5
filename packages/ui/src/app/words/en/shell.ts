/** English: the frame around every screen. */
import type { Words } from '../zh/index.ts';

export const common: Words['common'] = {
  close: 'Close',
  none: '—',
  retryNow: 'Try now',
  dismiss: 'Got it, hide this',
  loading: 'Reading…',
  notYetTitle: 'Not read yet',
  notYetBody: 'It appears by itself once the server is connected.',
  skipToContent: 'Skip to content',
  me: 'Me',
};

export const time: Words['time'] = {
  hoursMinutes: (hours, minutes) => `${hours} h ${minutes} min`,
  minutes: (minutes) => `${minutes} min`,
  seconds: (seconds) => `${seconds} s`,
};

export const tray: Words['tray'] = {
  open: 'Open Hearthline',
  quit: 'Quit',
};

export const nav: Words['nav'] = {
  label: 'Main menu',
  today: 'Today',
  phone: 'Phone',
  history: 'History',
  messages: 'Messages',
  callbacks: 'Callbacks',
  contacts: 'Contacts',
  team: 'Team',
  chat: 'Chat',
  points: 'Points',
  announcements: 'News',
  activities: 'Activities',
  readiness: 'Before the shift',
  soundTest: 'Sound test',
  faults: 'Find the fault',
  settings: 'Settings',
  floor: 'Floor',
  broadcast: 'Broadcast',
  organisation: 'People',
  unread: (n) => `${n} not acknowledged`,
};

export const signIn: Words['signIn'] = {
  title: 'Sign in',
  welcome: 'At home, and with the team',
  account: 'Account',
  password: 'Password',
  server: 'Server',
  serverAddress: 'Server address',
  serverHint: 'Given by IT; normally left as it is.',
  remember: 'Keep me signed in on this PC',
  rememberImpossible: 'This PC has no safe password store, so your sign-in lasts for this run only.',
  submit: 'Sign in',
  busy: 'Signing in…',
  wait: (time) => `You can try again in ${time}`,
};

export const shell: Words['shell'] = {
  findPlaceholder: 'Find a colleague, or type a number',
  findPlaceholderNoPhone: 'Find a colleague',
  findLabel: 'Find a colleague or dial',
  findNobody: 'No colleague of that name',
  dialDigits: (digits) => `Call ${digits}`,
  account: 'My account',
  signOut: 'Sign out',
  lineGood: 'Line is good',
  lineFallback: 'Backup line',
  lineConnecting: 'Line connecting',
  lineRegistering: 'Line signing in',
  lineOff: 'Line is off',
  lineWaiting: 'Line lost',
  lineRefused: 'Line refused',
  lineUnsteady: (lossPercent) => `Unsteady · ${lossPercent} lost`,
  lineRetryIn: (time) => `trying again in ${time}`,
  headsetReady: 'Headset ready',
  headsetConnecting: 'Headset connecting',
  headsetNone: 'No headset buttons',
  headsetFailed: 'Headset trouble',
  hubConnecting: 'Connecting to the server',
  hubOffline: (time) => `Offline · as of ${time}`,
  hubOfflineOutbox: (time, n) => `Offline · as of ${time} · ${n} to send`,
  hubRefused: 'Server refused',
  hubOfflineMeaning:
    'You see what was known when the connection went. Calls still work. It updates, and sends what waits, once connected.',
  notices: 'Notices',
  side: 'My team and news',
  role: { operator: 'Operator', leader: 'Leader', it: 'IT' },
  leading: 'Leading',
};
