import type { Attachment } from '@hearthline/protocol';
import { useCallback, useEffect, useState } from 'react';
import { useHost, useSend, useValue } from '../../app/host.tsx';
import { comesByItself, type Transfer } from '../../host/index.ts';

export type FileState =
  | { readonly kind: 'away' }
  | { readonly kind: 'loading' }
  | { readonly kind: 'ready'; readonly bytes: ArrayBuffer }
  | { readonly kind: 'failed' };

export interface LoadedFile {
  readonly state: FileState;
  /** How far it is; null: not known, or not on its way. */
  readonly transfer: Transfer | null;
  /** Fetches it; its bytes, or null where it did not come. */
  readonly load: () => Promise<ArrayBuffer | null>;
  readonly stop: () => void;
  /** It came, and is nothing that can be shown. */
  readonly spoil: () => void;
}

/** One file of an announcement: by itself where it may come so, otherwise when it is asked for. [LOAD-1] [LOAD-2] */
export const useFile = (announcementId: string, attachment: Attachment): LoadedFile => {
  const host = useHost();
  const send = useSend();
  const [state, setState] = useState<FileState>({ kind: 'away' });
  const { heldBack, atHand, transfers } = useValue('files');
  const isLive = useValue('hubLink').kind === 'live';
  const { hash } = attachment;
  const isAtHand = atHand.includes(hash);
  const mayCome =
    attachment.kind === 'picture' && (isAtHand || (isLive && heldBack === null && comesByItself(attachment)));
  useEffect(() => {
    if (!mayCome) return;
    let isWanted = true;
    const take = ({ bytes }: { readonly bytes: ArrayBuffer | null }): void => {
      if (isWanted && bytes !== null) setState({ kind: 'ready', bytes });
    };
    // Nobody asked: where it does not come, nothing is complained of.
    host.send('loadFile', { announcementId, hash, isAsked: false }).then(take, () => undefined);
    return () => {
      isWanted = false;
    };
  }, [host, announcementId, hash, mayCome]);
  const load = useCallback(async (): Promise<ArrayBuffer | null> => {
    setState({ kind: 'loading' });
    const sent = await send('loadFile', { announcementId, hash, isAsked: true });
    const bytes = sent.ok ? sent.value.bytes : null;
    setState(bytes !== null ? { kind: 'ready', bytes } : { kind: sent.ok ? 'away' : 'failed' });
    return bytes;
  }, [send, announcementId, hash]);
  const transfer = transfers.find(({ id }) => id === hash) ?? null;
  return {
    state: transfer !== null && state.kind === 'away' ? { kind: 'loading' } : state,
    transfer,
    load,
    stop: () => void send('dropTransfer', { id: hash }),
    spoil: () => setState({ kind: 'failed' }),
  };
};
