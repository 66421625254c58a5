/** Files of an announcement that is being written: what may go with it, before anything is sent. */
import {
  attachmentLimits,
  attachments as attachmentsSchema,
  documentEndings,
  documentTypeOf,
  isFileOf,
  mostBytes,
  pictureFacts,
  type Attachment,
  type DocumentType,
  type PictureType,
} from '@hearthline/protocol';

interface DraftBase {
  /** On this page alone; its sending has the same. */
  readonly id: string;
  readonly name: string;
  readonly bytes: ArrayBuffer;
  /** By which the hub has it already; null: not sent yet. [SEND-3] */
  readonly hash: string | null;
}
export interface DraftPicture extends DraftBase {
  readonly kind: 'picture';
  readonly type: PictureType;
  readonly width: number;
  readonly height: number;
  readonly alt: string;
}
export interface DraftDocument extends DraftBase {
  readonly kind: 'file';
  readonly type: DocumentType;
}
export type DraftFile = DraftPicture | DraftDocument;

export type FileRefusal = 'type' | 'size' | 'broken' | 'count' | 'together';

/** A picture drawn anew. */
export interface DrawnPicture {
  readonly type: PictureType;
  readonly bytes: ArrayBuffer;
  readonly width: number;
  readonly height: number;
}
/** null: it cannot be drawn, or not small enough. */
export type DrawAnew = (bytes: ArrayBuffer, type: PictureType) => Promise<DrawnPicture | null>;

/** A photo of the largest cameras; what is larger is not even read. */
const MOST_READ_BYTES = 60_000_000;

const hidden = /[\p{Cc}/\\:*?"<>|\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;
/** As the hub takes it: nothing that hides an ending, and the one ending of its type. */
export const tidyName = (name: string, type: DocumentType): string => {
  const ending = `.${documentEndings[type]}`;
  const stem = name
    .slice(0, -ending.length)
    .replaceAll(hidden, '_')
    .replace(/^[.\s]+/, '')
    .trim();
  return `${(stem || 'file').slice(0, attachmentLimits.nameChars - ending.length)}${ending}`;
};

/** One that was chosen, dropped or pasted, made ready. */
export async function readyFile(
  file: Pick<File, 'name' | 'size' | 'arrayBuffer'>,
  { id, drawAnew }: { readonly id: string; readonly drawAnew: DrawAnew },
): Promise<DraftFile | FileRefusal> {
  if (file.size > MOST_READ_BYTES) return 'size';
  const bytes = await file.arrayBuffer().catch(() => null);
  if (bytes === null) return 'broken';
  const base = { id, hash: null } as const;
  const picture = pictureFacts(new Uint8Array(bytes));
  if (picture !== null) {
    // [SEND-1]
    const drawn = await drawAnew(bytes, picture.type).catch(() => null);
    return drawn === null ? 'broken' : { ...base, ...drawn, kind: 'picture', name: file.name, alt: '' };
  }
  const type = documentTypeOf(file.name);
  if (type === null) return 'type';
  if (bytes.byteLength > mostBytes(type)) return 'size';
  if (!isFileOf(new Uint8Array(bytes), type)) return 'type';
  return { ...base, kind: 'file', type, name: tidyName(file.name, type), bytes };
}

/** With one more; or why not. */
export function withFile(all: readonly DraftFile[], next: DraftFile): readonly DraftFile[] | FileRefusal {
  if (all.length >= attachmentLimits.count) return 'count';
  const sum = all.reduce((bytes, one) => bytes + one.bytes.byteLength, next.bytes.byteLength);
  return sum > attachmentLimits.togetherBytes ? 'together' : [...all, next];
}

/** [SEND-2] */
export const lacksWords = (all: readonly DraftFile[]): boolean =>
  all.some((one) => one.kind === 'picture' && one.alt.trim() === '');

/** What the announcement says of them once all are with the hub, each once; null: one is not, or lacks its words. */
export function attachmentsOf(all: readonly DraftFile[]): Attachment[] | null {
  const said = new Map(
    all.map((one) => {
      const { hash, bytes } = one;
      const common = { hash, bytes: bytes.byteLength };
      return [
        hash,
        one.kind === 'picture'
          ? { ...common, kind: one.kind, type: one.type, width: one.width, height: one.height, alt: one.alt }
          : { ...common, kind: one.kind, type: one.type, name: one.name },
      ];
    }),
  );
  const parsed = attachmentsSchema.safeParse([...said.values()]);
  return parsed.success ? parsed.data : null;
}
