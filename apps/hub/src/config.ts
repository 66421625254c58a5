import {
  autoAnswerPolicy,
  bilingual,
  centreNumber,
  dispositionCodes,
  hindranceRules,
  readinessPolicy,
  restAllowances,
} from '@hearthline/protocol';
import { z } from 'zod';
import { defaultHolidays } from './care/defaultHolidays.ts';
import { holiday } from './care/holiday.ts';
import { clusterConfig } from './cluster/config.ts';
import { defaultCodes } from './dispositions/defaultCodes.ts';
import { relayConfig } from './relays/relays.ts';
import { resultConfig } from './results/config.ts';
import { webhookEndpoint } from './webhooks/config.ts';

export const storeConfig = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('sqlite'),
    file: z.string().min(1),
    /** The largest size of the file in pages of 4 KiB; beyond it the store is full. Unset: the disk decides. */
    maxPages: z.number().int().positive().optional(),
    /** How long a write waits while another program holds the file, ms; then it is refused with `store.busy`. Unset: 5 s. */
    waitMs: z.number().int().nonnegative().optional(),
  }),
  z.object({ kind: z.literal('postgres'), url: z.string().min(1) }),
]);
export type StoreConfig = z.infer<typeof storeConfig>;

/** A queue by its name on the PBX, with what people call it; a name alone is its own title. */
const queueConfig = z
  .union([z.string().min(1), z.object({ name: z.string().min(1), title: bilingual })])
  .transform((queue) => (typeof queue === 'string' ? { name: queue, title: { 'zh-CN': queue, en: queue } } : queue));

export const pbxConfig = z.object({
  ami: z.object({ host: z.string(), port: z.number().int(), username: z.string(), secret: z.string() }),
  ari: z.object({ url: z.string(), username: z.string(), password: z.string() }),
  /** Where phones register: `wss://…`. */
  serverUrl: z.string(),
  /** Further edges of the same PBX for phones that cannot reach the first, in order of preference. */
  fallbackUrls: z.array(z.string()).max(8).default([]),
  /** The domain of the SIP addresses. */
  domain: z.string(),
  queues: z.array(queueConfig).min(1),
  /** How long a queue rings one phone, ms: the `timeout` of queues.conf. */
  offerMs: z.number().int().positive().default(15_000),
  /** The centre's TURN servers (relays/SPEC.md). */
  relays: relayConfig.nullable().default(null),
  /** The dialplan context of operators' own calls. */
  operatorContext: z.string().default('operators'),
});
export type PbxConfig = z.infer<typeof pbxConfig>;

const allOfIt = z.object({
  host: z.string().default('127.0.0.1'),
  /** 0 takes a free port. */
  port: z.number().int().min(0).max(65_535).default(0),
  store: storeConfig,
  pbx: pbxConfig.nullable().default(null),
  /** What operators can say of a call afterwards, in this order. */
  dispositions: dispositionCodes.default(defaultCodes),
  timeZone: z.string().default('Asia/Shanghai'),
  /** The hour at which a workday closes for objectives, in the centre's time zone (objectives/SPEC.md). */
  workdayClosesAt: z
    .string()
    .regex(/^(0\d|1[01]):[0-5]\d$/)
    .default('00:00'),
  /** Days that everybody is greeted on (care/SPEC.md). */
  holidays: z.array(holiday).max(100).default(defaultHolidays),
  /** Whether queue calls are answered by themselves, after a tone to both sides. */
  autoAnswer: autoAnswerPolicy.default('person'),
  /** What the centre wants of the look at place and line before a shift. */
  readiness: readinessPolicy.prefault({}),
  /** What happens when a line, the mains or the operator herself is gone (agentState/SPEC.md). */
  hindranceRules: hindranceRules.prefault({}),
  /** Work and rest: minutes a day of each reason that people choose (rests/SPEC.md). */
  restAllowances: restAllowances.prefault({}),
  /** Wrap-up after a queue call; its one extension adds 30 s. */
  wrapUpMs: z.number().int().positive().default(30_000),
  /** How long a phone's SIP password lives. */
  shiftMs: z
    .number()
    .int()
    .positive()
    .default(12 * 3_600_000),
  sessionMs: z
    .number()
    .int()
    .positive()
    .default(7 * 24 * 3_600_000),
  /** Web origins that may sign in and open the socket, besides the hub's own. */
  allowedOrigins: z.array(z.string()).default(['hearthline://engine']),
  /** The built browser screens; null: this hub serves none. */
  screensDir: z.string().nullable().default(null),
  /** A made-up centre with this password for all its people; null: the store must hold a centre already. */
  demo: z
    .object({ password: z.string().min(1), seed: z.enum(['full', 'minimal']).default('full') })
    .nullable()
    .default(null),
  signInLimits: z
    .object({
      /** Wrong passwords per account within the window. */
      perAccount: z.number().int().positive().default(10),
      /** Attempts of any kind per address within the window. */
      perAddress: z.number().int().positive().default(120),
      windowMs: z.number().int().positive().default(300_000),
    })
    .prefault({}),
  /** Programs that are told what happened (webhooks/SPEC.md). */
  webhooks: z.array(webhookEndpoint).max(20).default([]),
  /** Machines that tell what callers said (results/SPEC.md). */
  results: resultConfig.prefault({}),
  /** Behind a proxy of your own: take the caller's address from its headers. */
  trustProxy: z.boolean().default(false),
  /** The centre's numbers, the first one shown to those called where an operator chose none; empty: the carrier decides. */
  shownNumbers: z.array(z.object({ number: centreNumber, title: bilingual })).default([]),
  callbacks: z
    .object({
      /** A callback shown to somebody is the next one's after this long. */
      offerMs: z.number().int().positive().default(45_000),
      /** Who let one pass is asked again after this long. */
      againMs: z.number().int().positive().default(180_000),
      /** What the PBX says of the call holds when nobody said otherwise for this long. */
      confirmMs: z.number().int().positive().default(60_000),
      /** Whether a call that was dialled is really there is looked at so often. */
      lookMs: z.number().int().positive().default(15_000),
      /** Calls at most; then it is given up. */
      attempts: z.number().int().min(1).max(20).default(3),
      /** After the first, second … call that reached nobody; the last holds for all that follow. */
      spacingMs: z
        .array(z.number().int().positive())
        .min(1)
        .default([15 * 60_000, 2 * 3_600_000]),
      /** Finished ones are deleted after so many days. */
      keepDays: z.number().int().positive().default(14),
    })
    .prefault({}),
  /** A parked call comes back after this long, s. */
  parkLimitS: z.number().int().positive().default(90),
  recording: z
    .object({
      /** A recording paused by keys runs again this long after the last one. */
      keysMs: z.number().int().positive().default(5_000),
      /** One paused for a card number runs again by itself after this long. */
      cardNumberMs: z.number().int().positive().default(120_000),
      /** Recordings are removed after this many days. */
      keepDays: z.number().int().positive().default(90),
    })
    .prefault({}),
  voicemail: z
    .object({
      /** Messages are erased after this many days, heard or not. */
      keepDays: z.number().int().positive().default(30),
    })
    .prefault({}),
  /** This hub is one of several (cluster/SPEC.md); null: it is alone. */
  cluster: clusterConfig.nullable().default(null),
  logLevel: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('info'),
});

/** Everything the hub can be told from outside. */
export const hubConfig = allOfIt.refine(({ cluster, store }) => cluster === null || store.kind === 'postgres', {
  path: ['store'],
  message: 'several hubs need a PostgreSQL store: a SQLite file belongs to one',
});
export type HubConfig = z.infer<typeof hubConfig>;
/** What a caller of `startHub` writes: everything with a default may be left out. */
export type HubConfigInput = z.input<typeof hubConfig>;
