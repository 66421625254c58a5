import { clipboard } from 'electron';
import { headsetAnswer, type EngineMethods } from '../shared/ipc.ts';
import { diagnose } from './diagnose.ts';
import type { DataUse } from './dataUse/dataUse.ts';
import { probe } from './faults/faults.ts';
import type { GlobalKeys } from './globalKeys/globalKeys.ts';
import { isWayland } from './globalKeys/wayland.ts';
import type { Kept } from './kept.ts';
import { waysOut } from './lines/ways.ts';
import type { Links } from './links.ts';
import type { Leaving } from './leaving.ts';
import type { MainLog } from './log.ts';
import type { LocalApi } from './localApi/localApi.ts';
import type { MiniPhone } from './miniPhone/miniPhone.ts';
import type { Notifications } from './notifications/notifications.ts';
import { applyToSystem } from './system/system.ts';
import type { PcWatch } from './pc/pcWatch.ts';
import type { AppTray } from './tray.ts';
import { openUrl } from './openUrl.ts';
import { saveSheet } from './sheet/saveSheet.ts';
import type { Windows } from './windows.ts';

export interface EngineMethodsOptions {
  readonly version: string;
  readonly hubUrl: string;
  readonly screenPop: string;
  readonly authorities: readonly string[];
  /** `host:port` of what the app itself has asked for. */
  readonly asked: ReadonlySet<string>;
  readonly dataUse: DataUse;
  readonly kept: Kept;
  readonly pc: PcWatch;
  readonly windows: Windows;
  readonly mini: MiniPhone;
  readonly localApi: LocalApi;
  readonly tray: AppTray;
  readonly notifications: Notifications;
  readonly leaving: Leaving;
  readonly links: Links;
  readonly globalKeys: GlobalKeys;
  readonly setLiveCalls: (count: number) => void;
  readonly log: MainLog;
}

/** What the engine may ask of the main process, row by row. */
export function engineMethods(options: EngineMethodsOptions): EngineMethods {
  const { kept, windows, tray, notifications, leaving, log } = options;
  return {
    'engine.boot': async () => {
      await kept.load();
      await options.localApi
        .apply(kept.settings)
        .catch((error: unknown) => log.warn('local API not opened', { error: String(error) }));
      return {
        version: options.version,
        ways: waysOut().length,
        pc: options.pc.now,
        settings: kept.settings,
        hubUrl: options.hubUrl,
        screenPop: options.screenPop,
        keepsSecrets: kept.secrets.keeps,
        secrets: await kept.secrets.load(),
        outbox: kept.outbox,
        panel: await kept.panel.load(),
        files: await kept.files.list(),
        link: options.links.takeWaiting(),
        dataUse: options.dataUse.state,
        headsets: kept.headsets.desk,
        problems: kept.takeProblems(),
        isWayland: isWayland(process.platform, process.env),
      };
    },
    'settings.save': async ({ settings }) => {
      const before = kept.settings;
      await kept.saveSettings(settings);
      await options.localApi.apply(settings);
      await applyToSystem(before, settings);
    },
    'secret.save': ({ name, value }) => kept.secrets.save(name, value),
    'secret.remove': ({ name }) => kept.secrets.remove(name),
    'outbox.save': ({ entries }) => kept.saveOutbox(entries),
    'panel.save': ({ text }) => kept.panel.save(text),
    'panel.remove': () => kept.panel.remove(),
    'file.save': ({ hash, base64 }) => kept.files.save(hash, base64),
    'file.read': async ({ hash }) => ({ base64: await kept.files.read(hash) }),
    'file.keepOnly': ({ hashes }) => kept.files.keepOnly(hashes),
    'network.diagnose': async ({ url }) => ({ problem: await diagnose(url, options.authorities) }),
    'pc.watchIdle': async ({ limitS }) => options.pc.watchIdle(limitS),
    'faults.probe': async ({ step, url }) => ({
      finding: await probe(step, url, {
        centre: { hubUrls: () => [kept.settings.hubUrl, options.hubUrl], asked: options.asked },
        authorities: options.authorities,
        now: Date.now,
      }),
    }),
    'data.used': async ({ localAddress, bytes }) => options.dataUse.used(localAddress, bytes),
    'clipboard.write': async ({ text }) => clipboard.writeText(text),
    'window.comeForward': async () => windows.comeForward(),
    'sheet.save': async ({ name }) => ({ isSaved: await saveSheet(windows.screens, name) }),
    'url.open': ({ url }) => openUrl(url, Date.now()),
    'api.publish': async (snapshot) => options.localApi.publish(snapshot),
    'api.reply': async ({ requestId, reply }) => options.localApi.replied(requestId, reply),
    'mini.open': () => options.mini.ask(),
    'mini.close': async () => options.mini.close(),
    'notification.show': (notification) => notifications.show(notification),
    'notification.close': async ({ id }) => notifications.close(id),
    'tray.show': async (words) => tray.show(words),
    'call.count': async ({ live }) => options.setLiveCalls(live),
    'engine.left': async () => leaving.engineLeft(),
    'headset.request': async () => ({
      problem: headsetAnswer.parse(
        await windows.engine?.webContents.executeJavaScript('window.requestHeadset()', true),
      ),
    }),
    'headset.choose': ({ id }) => kept.headsets.choose(id),
    'headset.forget': ({ key }) => kept.headsets.forget(key),
    'globalKeys.take': async ({ keys }) => ({ refused: options.globalKeys.take(keys) }),
    'globalKeys.hold': async ({ isHeld }) => options.globalKeys.hold(isHeld),
    'log.write': async ({ level, message, data }) => log[level](message, data),
  };
}
