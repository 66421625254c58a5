import {
  deviceRanking,
  NO_RINGING,
  NOTHING_RANKED,
  ringtones,
  USUAL_PROCESSING,
  voiceProcessing,
} from '@hearthline/softphone-core/snapshot';
import { z } from 'zod';
import { dataBudget } from './dataUse/dataContract.ts';
import { lastReadiness } from './readiness/readinessContract.ts';
import { shortcutSettings, USUAL_SHORTCUTS } from './shortcuts/shortcutContract.ts';

export const language = z.enum(['zh-CN', 'en']);
export type Language = z.infer<typeof language>;

/** Mine alone, kept on this PC. Every field has a default, so an older file still reads. */
export const settings = z.object({
  /** null: as the system says, Chinese first. */
  language: language.nullable().default(null),
  theme: z.enum(['system', 'light', 'dark']).default('system'),
  /** Text size against the usual 15 px. */
  textScale: z.number().min(1).max(1.5).default(1),
  /** Best first, by what the devices are (softphone-core, audio/SPEC.md, RANK). */
  deviceRanking: deviceRanking.default(NOTHING_RANKED),
  ringing: z
    .object({
      tone: z.enum(ringtones).default(NO_RINGING.tone),
      level: z.number().min(0).max(1).default(NO_RINGING.level),
      isAlsoOnSpeaker: z.boolean().default(NO_RINGING.isAlsoOnSpeaker),
      isSilent: z.boolean().default(NO_RINGING.isSilent),
    })
    .default(NO_RINGING),
  /** What was chosen before rankings were kept, by ids; taken over into `deviceRanking` once. */
  devices: z
    .object({
      microphone: z.string().nullable().default(null),
      speaker: z.string().nullable().default(null),
      ringer: z.string().nullable().default(null),
    })
    .default({ microphone: null, speaker: null, ringer: null }),
  /** Closing the window keeps the phone in the tray. */
  closesToTray: z.boolean().default(true),
  /** Queue calls are answered by themselves, where the centre leaves it to each person. */
  autoAnswer: z.boolean().default(false),
  /** Whose ringback and busy tones are heard. */
  toneCountry: z.enum(['CN', 'US', 'EU']).default('CN'),
  /** Whether voice is made to cost little: by itself on a thin line, always or never. */
  voiceSaving: z.enum(['automatic', 'always', 'never']).default('automatic'),
  /** What is done to the person's own voice (softphone-core's audio/SPEC.md, VOICE). */
  voice: voiceProcessing.default(USUAL_PROCESSING),
  /** Begins with the person's session on this PC, in the tray. */
  startsWithSystem: z.boolean().default(false),
  /** `tel:`, `sip:` and `callto:` links of this PC come here. */
  opensLinks: z.boolean().default(false),
  /** The mini phone opens by itself when the window is put away in a call. */
  opensMiniPhone: z.boolean().default(true),
  /** The customer's page in the system's browser (screenPop/SPEC.md). */
  screenPop: z
    .object({
      template: z.string().max(2_000).default(''),
      when: z.enum(['off', 'ringing', 'answered']).default('off'),
    })
    .default({ template: '', when: 'off' }),
  /** A door for programs on this PC. `dial`: never, shown to the person first, or at once. */
  localApi: z
    .object({ isOn: z.boolean().default(false), dial: z.enum(['off', 'ask', 'direct']).default('ask') })
    .default({ isOn: false, dial: 'ask' }),
  /** Keys that were changed (shortcuts/SPEC.md). */
  shortcuts: shortcutSettings.default(USUAL_SHORTCUTS),
  /** By the system's name of the network card (dataUse/SPEC.md). */
  dataBudgets: z.record(z.string().max(200), dataBudget).default({}),
  /** What the last look at place and line found (readiness/SPEC.md); null: none yet. */
  lastReadiness: lastReadiness.nullable().default(null),
  hubUrl: z.string().max(300).default(''),
  account: z.string().max(64).default(''),
});
export type Settings = z.infer<typeof settings>;
/**
 * Some of the settings. Not `settings.partial()`: that would give every field that is left out its default, and a change of
 * one would undo all others.
 */
export const settingsChange = z.object(
  Object.fromEntries(Object.entries(settings.shape).map(([name, field]) => [name, field.removeDefault().optional()])),
) as unknown as z.ZodType<Partial<Settings>, Partial<Settings>>;
export const defaultSettings: Settings = settings.parse({});
