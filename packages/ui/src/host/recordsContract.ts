/** What is remembered of calls and people: its share of the host's two tables. */
import {
  contact,
  CONTACTS_PER_COMMAND,
  dispositionCodes,
  dispositionCounts,
  historyPage,
  historyQuestion,
  myHistory,
  myVoicemail,
} from '@hearthline/protocol';
import { z } from 'zod';

const nothing = z.void();

/** What is being said of a call and is not at the hub yet. The engine keeps it: a reload of the screens loses nothing. */
export const dispositionDraft = z.object({
  callId: z.string(),
  codeId: z.string().nullable(),
  note: z.string().max(500),
  /** Saved: on its way, or in the outbox until there is a hub again. */
  isSaved: z.boolean(),
});
export type DispositionDraft = z.infer<typeof dispositionDraft>;
const ofCall = { callId: z.string().min(1).max(256) };

const ofMessage = z.object({ messageId: z.string().min(1).max(64) });

/** Topics of the hub among the values. */
export const recordTopics = ['history', 'dispositionCodes', 'voicemail'] as const;
/** And those that are collections. */
export const recordCollections = ['contacts', 'callbacks'] as const;

export const recordValues = {
  history: myHistory.nullable(),
  dispositionCodes: dispositionCodes.nullable(),
  dispositionDrafts: z.array(dispositionDraft),
  contacts: z.array(contact).nullable(),
  voicemail: myVoicemail.nullable(),
} as const;

export const recordCommands = {
  putContacts: { input: z.object({ contacts: z.array(contact).min(1).max(CONTACTS_PER_COMMAND) }), output: nothing },
  removeContacts: {
    input: z.object({ ids: z.array(z.string()).min(1).max(CONTACTS_PER_COMMAND) }),
    output: nothing,
  },
  readHistory: { input: historyQuestion, output: historyPage },
  /** Keeps what is typed; null and an empty note forget it. */
  draftDisposition: {
    input: z.object({ ...ofCall, codeId: z.string().nullable(), note: z.string().max(500) }),
    output: nothing,
  },
  /** Resolves when the hub has it, however late. */
  saveDisposition: { input: z.object({ ...ofCall, codeId: z.string(), note: z.string().max(500) }), output: nothing },
  countDispositions: { input: z.object({}), output: z.object({ counts: dispositionCounts }) },
  /** The sound of a message of mine: a WAV file. */
  readMessage: { input: ofMessage, output: z.object({ wav: z.instanceof(ArrayBuffer) }) },
  hearMessage: { input: ofMessage, output: nothing },
  removeMessage: { input: ofMessage, output: nothing },
  restoreMessage: { input: ofMessage, output: nothing },
  /** I have looked at the calls I missed up to this moment, by the hub's clock. */
  seeMissed: { input: z.object({ upTo: z.number().int().nonnegative() }), output: nothing },
} as const;
