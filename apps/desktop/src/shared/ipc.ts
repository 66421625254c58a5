/**
 * Every call from a renderer to the main process: name → {input, output}. Main parses the input and checks the sender;
 * a row exists for the engine alone unless `from` says otherwise. Nothing else crosses.
 */
import { lineProblem } from '@hearthline/softphone-core/snapshot';
import {
  attachmentLimits,
  dataUse,
  faultFinding,
  fileHash,
  globalAction,
  headsetDesk,
  networkProbe,
  problemCode,
  settings,
} from '@hearthline/ui/host';
import { z } from 'zod';
import { apiAsk, apiReply, apiSnapshot } from './localApi.ts';
import { pcState } from './pc.ts';
import type { EngineRow, MiniRow, ScreensRow } from './rows.ts';

const row = <I extends z.ZodType, O extends z.ZodType>(input: I, output: O) => ({ input, output });
const nothing = z.object({});
const done = z.void();

/** Secrets this app may keep, each only in the OS key store. */
export const secretName = z.enum(['hubSession', 'sipAccount']);
export type SecretName = z.infer<typeof secretName>;

/** What may be pressed on the notification of a call that rings. */
const notificationAction = z.enum(['answer', 'reject']);

/** What the icon near the clock shows at a glance; shape and colour. */
const trayMark = z.enum(['off', 'notReady', 'ready', 'busy']);
export type TrayMark = z.infer<typeof trayMark>;
/** What may be chosen in its menu besides opening and quitting. */
const trayChoice = z.enum(['setReady', 'setBreak']);
export type TrayChoice = z.infer<typeof trayChoice>;

/** Why a headset that was asked for is not there; null: it is. */
export const headsetAnswer = problemCode.nullable();

/** The largest document there is, in base64. */
const fileBytes = z.base64().max(Math.ceil(attachmentLimits.documentBytes / 3) * 4);

/** What the engine needs to begin. */
export const boot = z.object({
  version: z.string(),
  /** How many ways out this PC has. */
  ways: z.number().int().min(0),
  pc: pcState,
  settings,
  /** Hub address given by IT or on the command line; empty when none was. */
  hubUrl: z.string(),
  /** The template of the customer's page given by IT; empty when none was. */
  screenPop: z.string(),
  keepsSecrets: z.boolean(),
  secrets: z.partialRecord(secretName, z.string()),
  /** What waited to be sent when the app last ended. */
  outbox: z.array(z.unknown()),
  /** The team panel as it was last; null: none is kept. */
  panel: z.string().nullable(),
  /** Hashes of loaded files that are kept. */
  files: z.array(fileHash),
  /** The link the app was started with, unread; null: none. */
  link: z.string().nullable(),
  /** What each line carried. */
  dataUse,
  headsets: headsetDesk,
  /** What went wrong while starting, to be told to the person. */
  problems: z.array(problemCode),
  /** The session is Wayland's, where keys belong to the desktop. */
  isWayland: z.boolean(),
});

export const engineIpc = {
  'engine.boot': row(nothing, boot),
  'settings.save': row(z.object({ settings }), done),
  /** `isKept` false: this PC has no key store; the secret lives in memory until the app ends. */
  'secret.save': row(z.object({ name: secretName, value: z.string().max(20_000) }), z.object({ isKept: z.boolean() })),
  'secret.remove': row(z.object({ name: secretName }), done),
  'outbox.save': row(z.object({ entries: z.array(z.unknown()).max(10_000) }), done),
  'panel.save': row(z.object({ text: z.string().max(5_000_000) }), done),
  'panel.remove': row(nothing, done),
  /** A file of an announcement, for when there is no network. */
  'file.save': row(z.object({ hash: fileHash, base64: fileBytes }), done),
  'file.read': row(z.object({ hash: fileHash }), z.object({ base64: fileBytes.nullable() })),
  /** All others are removed. */
  'file.keepOnly': row(z.object({ hashes: z.array(fileHash).max(1_000) }), done),
  /** Why a socket to `url` could not be opened. */
  'network.diagnose': row(z.object({ url: z.string().max(300) }), z.object({ problem: lineProblem })),
  /** Whether nobody touches the PC for so long is told from now on; null: is not looked at. */
  'pc.watchIdle': row(z.object({ limitS: z.number().int().min(1).nullable() }), done),
  /** One look of the fault helper; `notLooked` for what is not the centre's. */
  'faults.probe': row(
    z.object({ step: networkProbe, url: z.string().max(300).nullable() }),
    z.object({ finding: faultFinding }),
  ),
  /** What a connection of the engine carried, by the address it left from. */
  'data.used': row(z.object({ localAddress: z.string().max(100).nullable(), bytes: z.number().nonnegative() }), done),
  'clipboard.write': row(z.object({ text: z.string().max(6_000) }), done),
  'window.comeForward': row(nothing, done),
  /** In the browser of the system; main checks the address again. */
  'url.open': row(z.object({ url: z.string().max(6_000) }), done),
  /** The main window's page as it prints, one PDF where the person chooses; false: she chose none. */
  'sheet.save': row(z.object({ name: z.string().min(1).max(120) }), z.object({ isSaved: z.boolean() })),
  /** What programs on this PC may see; only while the local API is on. */
  'api.publish': row(apiSnapshot, done),
  'api.reply': row(z.object({ requestId: z.number().int(), reply: apiReply }), done),
  'mini.open': row(nothing, done),
  'mini.close': row(nothing, done),
  /** An OS notification; replaced by the next with the same `id`, taken away by `notification.close`. */
  'notification.show': row(
    z.object({
      id: z.string().max(64),
      title: z.string().max(120),
      body: z.string().max(300),
      actions: z.array(z.object({ id: notificationAction, label: z.string().max(40) })).max(3),
      /** What a click on the notification itself does, where the OS shows that as a button. */
      open: z.string().max(40),
    }),
    z.object({ isShown: z.boolean(), hasActions: z.boolean() }),
  ),
  'notification.close': row(z.object({ id: z.string().max(64) }), done),
  /** What the tray says; the menu's words come from the screens' language. */
  'tray.show': row(
    z.object({
      mark: trayMark,
      tooltip: z.string().max(120),
      choices: z.array(z.object({ id: trayChoice, label: z.string().max(40), isEnabled: z.boolean() })).max(4),
      open: z.string().max(40),
      quit: z.string().max(40),
    }),
    done,
  ),
  /** Main asks before closing while a call lives. */
  'call.count': row(z.object({ live: z.number().int().min(0).max(99) }), done),
  /** The engine has hung up and unregistered, as it was told by `leaving`. */
  'engine.left': row(nothing, done),
  /** Lets the person choose a headset; main gives the user gesture that a hidden window cannot have. Answers when it is chosen. */
  'headset.request': row(nothing, z.object({ problem: headsetAnswer })),
  /** Of those offered; null: none of them. */
  'headset.choose': row(z.object({ id: z.string().max(300).nullable() }), done),
  'headset.forget': row(z.object({ key: z.string().max(300) }), done),
  /** These keys and no others, while another program is in front; main looks at each of them again. */
  'globalKeys.take': row(
    z.object({
      keys: z
        .array(z.object({ action: globalAction, combination: z.string().max(40) }))
        .max(globalAction.options.length),
    }),
    z.object({ refused: z.array(globalAction) }),
  ),
  /** Gives them back while new ones are pressed. */
  'globalKeys.hold': row(z.object({ isHeld: z.boolean() }), done),
  'log.write': row(
    z.object({
      level: z.enum(['debug', 'info', 'warn', 'error']),
      message: z.string().max(500),
      data: z.record(z.string(), z.unknown()).optional(),
    }),
    done,
  ),
} as const satisfies Record<EngineRow, { input: z.ZodType; output: z.ZodType }>;

export const screensIpc = {
  /** Asks main for a fresh port to the engine; it arrives as a message event. */
  'screens.connect': row(nothing, done),
} as const satisfies Record<ScreensRow, { input: z.ZodType; output: z.ZodType }>;

export const miniIpc = {
  'mini.connect': row(nothing, done),
} as const satisfies Record<MiniRow, { input: z.ZodType; output: z.ZodType }>;

type Table = Record<string, { input: z.ZodType; output: z.ZodType }>;
export type Methods<T extends Table> = {
  [N in keyof T]: (input: z.infer<T[N]['input']>) => Promise<z.infer<T[N]['output']>>;
};
export type EngineMethods = Methods<typeof engineIpc>;

/** How main answers: never a raw Error over the bridge. */
export type IpcReply = { ok: true; value: unknown } | { ok: false; code: z.infer<typeof problemCode> };

/** What main tells the engine unasked. */
export const engineEvent = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('resumed') }),
  /** Power, lock, sleep or idleness changed. */
  z.object({ kind: z.literal('pc'), pc: pcState }),
  /** A line came or went. */
  z.object({ kind: z.literal('waysChanged'), count: z.number().int().min(0) }),
  z.object({ kind: z.literal('dataUse'), use: dataUse }),
  /** One was offered, allowed or forgotten. */
  z.object({ kind: z.literal('headsets'), desk: headsetDesk }),
  /** The app ends: hang up, unregister, then say `engine.left`. */
  z.object({ kind: z.literal('leaving') }),
  /** A program asks through the local API; answered by `api.reply`. */
  z.object({ kind: z.literal('apiAsked'), requestId: z.number().int(), ask: apiAsk }),
  z.object({ kind: z.literal('trayChosen'), choice: trayChoice }),
  /** A link that came while the app runs, unread. */
  z.object({ kind: z.literal('link'), text: z.string() }),
  z.object({ kind: z.literal('globalKeyPressed'), action: globalAction }),
  /** The system was asked again. */
  z.object({ kind: z.literal('globalKeysRefused'), refused: z.array(globalAction) }),
  z.object({ kind: z.literal('notificationPressed'), id: z.string(), action: notificationAction }),
]);
export type EngineEvent = z.infer<typeof engineEvent>;
