import type { FilePort } from '@hearthline/ui/host';
import { isPageLineThin, uploadFromPage } from '@hearthline/ui/pageFiles';
import type { EngineMethods } from '../shared/ipc.ts';

/** Letters at a time: `String.fromCharCode` takes no more arguments than a stack holds. */
const PIECE = 0x8000;

const toBase64 = (bytes: ArrayBuffer): string => {
  const all = new Uint8Array(bytes);
  let letters = '';
  for (let at = 0; at < all.length; at += PIECE) letters += String.fromCharCode(...all.subarray(at, at + PIECE));
  return btoa(letters);
};
const fromBase64 = (base64: string): ArrayBuffer => Uint8Array.from(atob(base64), (one) => one.charCodeAt(0)).buffer;

/** Sends from this page, and keeps what was loaded in the main process: what crosses to it is plain JSON. */
export const filePort = (
  ipc: Pick<EngineMethods, 'file.save' | 'file.read' | 'file.keepOnly'>,
  atStart: readonly string[],
): FilePort => ({
  upload: uploadFromPage,
  isLineThin: isPageLineThin,
  kept: {
    atStart,
    read: async (hash) => {
      const { base64 } = await ipc['file.read']({ hash });
      return base64 === null ? null : fromBase64(base64);
    },
    save: (hash, bytes) => ipc['file.save']({ hash, base64: toBase64(bytes) }),
    keepOnly: (hashes) => ipc['file.keepOnly']({ hashes: [...hashes] }),
  },
});
