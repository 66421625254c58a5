import { Value } from '@hearthline/softphone-core/value';
import {
  createHost,
  defaultSettings,
  openHubWith,
  settings as settingsSchema,
  unknownPower,
  type Host,
  type ProblemCode,
  type Settings,
} from '../host/index.ts';
import { isPageLineThin, uploadFromPage } from './pageFiles.ts';
import { storedJson, storeJson } from './storage.ts';

const SETTINGS = 'hearthline.settings';
const OUTBOX = 'hearthline.outbox';

/**
 * A host without a phone, for the hub that served this page. A browser has no key store, so the session lives as long
 * as the page; what was said offline and the settings are no secrets and are kept.
 */
export function browserHost(): Host {
  const { settings, problems } = readSettings();
  const host = createHost({
    app: { version: APP_VERSION, kind: 'browser', hasPhone: false, keepsSecrets: false },
    phone: null,
    openHub: openHubWith({
      client: 'browser',
      outbox: { entries: readOutbox(), save: async (entries) => storeJson(OUTBOX, entries) },
      log: { info: () => undefined, warn: (message, data) => console.warn(message, data) },
    }),
    fetch: (...request) => fetch(...request),
    // A page is never told why a connection failed.
    diagnose: () => Promise.resolve('line.unreachable'),
    secrets: { save: () => Promise.resolve({ isKept: false }), remove: () => Promise.resolve() },
    saveSettings: async (changed) => storeJson(SETTINGS, changed),
    windows: null,
    faults: null,
    dataUse: new Value({ lines: [] }),
    power: new Value(unknownPower),
    seat: null,
    panel: null,
    files: { upload: uploadFromPage, isLineThin: isPageLineThin, kept: null },
    // Its dialog is over when it returns; what was chosen there a page is never told.
    printSheet: async () => {
      window.print();
      return true;
    },
    requestHeadset: () => Promise.resolve(),
    headsets: null,
    globalKeys: null,
    now: () => Date.now(),
    start: { settings, hubUrl: window.location.origin, keptSession: undefined, keptSipAccount: undefined, problems },
    log: { info: () => undefined, warn: (message, data) => console.warn(message, data) },
  });
  window.addEventListener('online', () => host.wake('online'));
  return host;
}

/** The version of these screens, put in by the build. */
declare const APP_VERSION: string;

function readSettings(): { settings: Settings; problems: ProblemCode[] } {
  const stored = storedJson(SETTINGS);
  if (stored === undefined) return { settings: defaultSettings, problems: [] };
  const parsed = settingsSchema.safeParse(stored);
  return parsed.success
    ? { settings: parsed.data, problems: [] }
    : { settings: defaultSettings, problems: ['app.settingsCorrupt'] };
}

function readOutbox(): unknown[] {
  const stored = storedJson(OUTBOX);
  return Array.isArray(stored) ? stored : [];
}
