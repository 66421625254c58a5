import type { FileType } from '@hearthline/protocol';

/** What a file is sent with; `onProgress` tells bytes that have left. */
export interface UploadRequest {
  readonly url: string;
  readonly token: string;
  readonly type: FileType;
  readonly bytes: ArrayBuffer;
  readonly signal: AbortSignal;
  readonly onProgress: (doneBytes: number) => void;
}

/** Where loaded files stay between two runs: sealed by the OS key store. */
export interface KeptFilesPort {
  /** Hashes of those that were there at the start. */
  readonly atStart: readonly string[];
  /** null: it is not there any more, or cannot be opened. */
  read(hash: string): Promise<ArrayBuffer | null>;
  /** Makes room by removing the oldest. [LOAD-5] */
  save(hash: string, bytes: ArrayBuffer): Promise<void>;
  /** All but these. */
  keepOnly(hashes: readonly string[]): Promise<void>;
}

/** What the desk for files needs of the app around it. */
export interface FilePort {
  /** Rejects where there is no line. */
  readonly upload: (request: UploadRequest) => Promise<{ readonly status: number; readonly text: string }>;
  /** The system calls this line thin, or asks to save data. */
  readonly isLineThin: () => boolean;
  /** null: nowhere (a browser). */
  readonly kept: KeptFilesPort | null;
}
