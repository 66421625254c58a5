/** The names of the IPC rows, apart from their schemas so that the preloads stay small. */
export const engineRows = [
  'engine.boot',
  'settings.save',
  'secret.save',
  'secret.remove',
  'outbox.save',
  'panel.save',
  'panel.remove',
  'file.save',
  'file.read',
  'file.keepOnly',
  'network.diagnose',
  'data.used',
  'faults.probe',
  'clipboard.write',
  'pc.watchIdle',
  'window.comeForward',
  'url.open',
  'sheet.save',
  'api.publish',
  'api.reply',
  'mini.open',
  'mini.close',
  'notification.show',
  'notification.close',
  'tray.show',
  'call.count',
  'engine.left',
  'headset.request',
  'headset.choose',
  'headset.forget',
  'globalKeys.take',
  'globalKeys.hold',
  'log.write',
] as const;
export type EngineRow = (typeof engineRows)[number];

export const screensRows = ['screens.connect'] as const;
export type ScreensRow = (typeof screensRows)[number];

export const miniRows = ['mini.connect'] as const;
export type MiniRow = (typeof miniRows)[number];

/** The only channels besides the rows. */
export const ENGINE_EVENT = 'engine.event';
export const PORT = 'port';
/** Of the mini phone, so that the engine knows which page of the two has begun anew. */
export const MINI_PORT = 'miniPort';
