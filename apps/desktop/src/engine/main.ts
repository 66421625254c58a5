/** The engine: owns phone, headset, hub link and outbox. Screens come and go; this page stays. */
import { createSoftphone, Value } from '@hearthline/softphone-core';
import { createBrowserPorts } from '@hearthline/softphone-core/browser';
import { createHost, openHubWith, ScreenPop, type Settings } from '@hearthline/ui/host';
import { MINI_PORT, PORT } from '../shared/rows.ts';
import { ApiDesk } from './apiDesk.ts';
import { Attention } from './attention.ts';
import { Power } from './power.ts';
import { Seat } from './seat.ts';
import { attentionWords } from './words.ts';
import { EngineBridge, type PageName } from './bridge.ts';
import { faultPort } from './faultPort.ts';
import { filePort } from './filePort.ts';
import { GlobalKeysDoor } from './globalKeysDoor.ts';
import { HeadsetDoor } from './headsetDoor.ts';
import { connectMain } from './ipc.ts';
import { engineLog } from './log.ts';
import { worklets } from './worklets.ts';

const { ipc, onEvent } = connectMain(window.hearthline);
const log = engineLog(ipc);

// A port may come while the engine still starts; it waits here.
let bridge: EngineBridge | null = null;
const waitingPorts = new Map<PageName, MessagePort>();
const pageOf: Readonly<Record<string, PageName>> = { [PORT]: 'screens', [MINI_PORT]: 'mini' };
window.addEventListener('message', (event) => {
  const [port] = event.ports;
  const page = pageOf[String(event.data)];
  if (page === undefined || event.origin !== window.origin || port === undefined) return;
  if (bridge === null) waitingPorts.set(page, port);
  else bridge.serve(port, page);
});

const boot = await ipc['engine.boot']({});
log.info('engine: booted');
const diagnose = async (url: string) => (await ipc['network.diagnose']({ url })).problem;
const ways = new Value(boot.ways);
const power = new Power(boot.pc);
power.watchBattery().catch((error: unknown) => log.info('no battery to read', { error: String(error) }));
const seat = new Seat(boot.pc, (limitS) => {
  ipc['pc.watchIdle']({ limitS }).catch((error: unknown) => log.warn('not looked at', { error: String(error) }));
});
const ports = createBrowserPorts({
  ...{ diagnose, log, ways, power: power.state, hid: () => navigator.hid ?? null, worklets },
  data: ({ localAddress, bytesIn, bytesOut }) => {
    ipc['data.used']({ localAddress, bytes: bytesIn + bytesOut }).catch((error: unknown) =>
      log.info('data not counted', { error: String(error) }),
    );
  },
});
const dataUse = new Value(boot.dataUse);
const phone = createSoftphone(ports);
const headsets = new HeadsetDoor({ ipc, phone, start: boot.headsets, log });
const globalKeys = new GlobalKeysDoor({
  ...{ ipc, log, isWayland: boot.isWayland },
  platform: navigator.userAgent.includes('Macintosh') ? 'mac' : 'other',
});
window.requestHeadset = () => headsets.requested();

const host = createHost({
  app: { version: boot.version, kind: 'desktop', hasPhone: true, keepsSecrets: boot.keepsSecrets },
  phone,
  openHub: openHubWith({
    client: 'desktop',
    outbox: { entries: boot.outbox, save: (entries) => ipc['outbox.save']({ entries: [...entries] }) },
    log,
  }),
  dataUse,
  faults: faultPort({ ipc, media: ports.media, microphoneInUse: () => phone.audio.getState().inUse.microphone }),
  fetch: (...request) => fetch(...request),
  diagnose,
  secrets: {
    save: (name, value) => ipc['secret.save']({ name, value }),
    remove: (name) => ipc['secret.remove']({ name }),
  },
  saveSettings: (settings) => ipc['settings.save']({ settings }),
  windows: {
    openMiniPhone: () => ipc['mini.open']({}),
    closeMiniPhone: () => ipc['mini.close']({}),
    comeForward: () => ipc['window.comeForward']({}),
  },
  power: power.state,
  seat,
  panel: {
    kept: boot.panel,
    save: (text) => ipc['panel.save']({ text }),
    remove: () => ipc['panel.remove']({}),
  },
  files: filePort(ipc, boot.files),
  printSheet: async (name) => (await ipc['sheet.save']({ name })).isSaved,
  requestHeadset: headsets.request,
  headsets,
  globalKeys,
  now: () => Date.now(),
  start: {
    settings: withTemplateOf(boot.screenPop, boot.settings),
    hubUrl: boot.hubUrl,
    keptSession: boot.secrets.hubSession,
    keptSipAccount: boot.secrets.sipAccount,
    problems: boot.problems,
  },
  log,
});

// What the screens see can be read here too, by a support log or a test. Nothing else runs in this page.
Object.assign(window, { host });
bridge = new EngineBridge(host, log);
for (const [page, port] of waitingPorts) bridge.serve(port, page);
globalKeys.follow(host);
const attention = new Attention({
  host,
  ipc,
  words: () => attentionWords(host),
  onError: (what, error) => log.warn('attention failed', { what, error: String(error) }),
});
const apiDesk = new ApiDesk({
  ...{ host, ipc },
  onError: (what, error) => log.warn('local API', { what, error: String(error) }),
});
void new ScreenPop({
  ...host.values,
  open: (url) => {
    ipc['url.open']({ url }).catch((error: unknown) => log.warn('page not opened', { error: String(error) }));
  },
});
if (boot.link !== null) host.links.offerLink(boot.link);
onEvent((event) => {
  if (event.kind === 'resumed') host.wake('resume');
  if (event.kind === 'dataUse') dataUse.set(event.use);
  if (event.kind === 'headsets') headsets.told(event.desk);
  if (event.kind === 'pc') {
    power.told(event.pc);
    seat.told(event.pc);
  }
  if (event.kind === 'waysChanged') {
    ways.set(event.count);
    host.wake('online');
  }
  if (event.kind === 'link') host.links.offerLink(event.text);
  if (event.kind === 'apiAsked') void apiDesk.asked(event.requestId, event.ask);
  if (event.kind === 'trayChosen') attention.choose(event.choice);
  if (event.kind === 'leaving') void leave();
  if (event.kind === 'globalKeyPressed') void globalKeys.press(event.action, host);
  if (event.kind === 'globalKeysRefused') globalKeys.told(event.refused);
  if (event.kind === 'notificationPressed') attention.press(event.id, event.action);
});
/** IT's template takes the place of the person's, and is opened when a call is answered unless they chose otherwise. */
function withTemplateOf(template: string, settings: Settings): Settings {
  if (template === '') return settings;
  const { when } = settings.screenPop;
  return { ...settings, screenPop: { template, when: when === 'off' ? 'answered' : when } };
}
/** Main ends the app when it is told so, or after a while anyway. */
async function leave(): Promise<void> {
  await phone
    .unregister()
    .catch((error: unknown) => log.warn('the line was not closed in order', { error: String(error) }));
  await ipc['engine.left']({});
}
window.addEventListener('online', () => host.wake('online'));
