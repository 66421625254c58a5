import { createHash } from 'node:crypto';
import {
  attachmentLimits,
  fileType,
  isFileOf,
  isPictureType,
  mostBytes,
  pictureFacts,
  type Attachment,
  type FileReply,
  type FileType,
  type Person,
} from '@hearthline/protocol';
import type { Logger } from 'pino';
import type { Clock } from '../clock.ts';
import type { FactLog } from '../facts/factLog.ts';
import { HubError } from '../hubError.ts';
import type { Store } from '../store/store.ts';
import { Turns } from '../turns.ts';

interface Ports {
  readonly store: Pick<Store, 'readFile' | 'readFilesOf' | 'purgeFiles'>;
  readonly facts: Pick<FactLog, 'commit'>;
  readonly clock: Clock;
  readonly log: Logger;
}

/** [FILE-8] So long a file waits for its announcement. */
const WAITS_MS = 24 * 3_600_000;
/** [FILE-5] Of one person. */
const MOST_WAITING = 20;
/** What is carried from now on must not end before the transaction that says so. */
const MARGIN_MS = 60_000;

/** Pictures and documents, kept once each by their hash as long as somebody uses them. SPEC: files/SPEC.md. */
export class Files {
  readonly #ports: Ports;
  readonly #turns = new Turns();

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  /** [FILE-1] [FILE-2] [FILE-3] [FILE-5] @throws HubError `file.badType`, `file.tooLarge`, `file.tooMany`, `store.full` */
  async take(bytes: Uint8Array, saidType: string, sender: Person): Promise<FileReply> {
    const type = fileType.safeParse(saidType);
    if (!type.success) throw new HubError('file.badType', { detail: 'not a type that is taken' });
    look(bytes, type.data);
    const hash = createHash('sha256').update(bytes).digest('hex');
    await this.#turns.take(sender.id, async () => {
      const { store, facts, clock } = this.#ports;
      const now = clock.now();
      await store.purgeFiles(now);
      const waiting = await store.readFilesOf({ by: 'sender', id: sender.id });
      if (waiting.length >= MOST_WAITING && waiting.every((one) => one.hash !== hash))
        throw new HubError('file.tooMany');
      await facts.commit({
        file: { hash, type: type.data, bytes },
        fileUses: [{ hash, by: 'sender', id: sender.id, until: now + WAITS_MS }],
      });
    });
    return { hash };
  }

  /** [ANN-27] @throws HubError `file.notFound` where this person has not sent one of these, as it is said to be */
  async check(attachments: readonly Attachment[] | undefined, sender: Person): Promise<void> {
    if (attachments === undefined || attachments.length === 0) return;
    const { store, clock } = this.#ports;
    const waiting = new Map((await store.readFilesOf({ by: 'sender', id: sender.id })).map((one) => [one.hash, one]));
    for (const { hash, type, bytes } of attachments) {
      const kept = waiting.get(hash);
      const isSame = kept?.type === type && kept.byteCount === bytes && kept.until > clock.now() + MARGIN_MS;
      if (!isSame) throw new HubError('file.notFound');
    }
  }

  /** @throws HubError `file.notFound` */
  async read(hash: string): Promise<Uint8Array> {
    const file = await this.#ports.store.readFile(hash);
    if (file === null) throw new HubError('file.notFound');
    return file.bytes;
  }

  /** [FILE-8] */
  forgetOld(): Promise<void> {
    return this.#turns.take('', () => this.#ports.store.purgeFiles(this.#ports.clock.now()));
  }

  /** [FILE-8] Something that used files is over. */
  freed(): void {
    this.forgetOld().catch((error: unknown) =>
      this.#ports.log.error({ err: error }, 'files nobody uses stay until tomorrow'),
    );
  }

  /** Resolves when what is under way is done. */
  settled(): Promise<void> {
    return this.#turns.settled();
  }
}

function look(bytes: Uint8Array, type: FileType): void {
  if (bytes.length > mostBytes(type)) throw new HubError('file.tooLarge');
  if (!isFileOf(bytes, type)) throw new HubError('file.badType', { detail: 'its bytes are of another type' });
  if (!isPictureType(type)) return;
  const facts = pictureFacts(bytes);
  if (facts === null || facts.saysMore) throw new HubError('file.badType', { detail: 'says more than it shows' });
  if (Math.max(facts.width, facts.height) > attachmentLimits.picturePixels) throw new HubError('file.tooLarge');
}
