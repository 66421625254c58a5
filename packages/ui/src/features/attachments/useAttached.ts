import type { Attachment } from '@hearthline/protocol';
import { useEffect, useRef, useState, type RefObject } from 'react';
import { useSend } from '../../app/host.tsx';
import { attachmentsOf, readyFile, withFile, type DraftFile, type FileRefusal } from './draftFile.ts';
import { drawAnew } from './drawAnew.ts';

export interface Attached {
  readonly files: readonly DraftFile[];
  /** What was chosen last and could not be added. */
  readonly refused: readonly { readonly name: string; readonly why: FileRefusal }[];
  readonly isPreparing: boolean;
  /** Something that is dragged is over the form. */
  readonly isOver: boolean;
  readonly add: (chosen: readonly File[]) => void;
  readonly remove: (id: string) => void;
  readonly say: (id: string, alt: string) => void;
  /** [SEND-3] All to the hub, one after another; null: one did not get there or was called off. */
  readonly sendAll: () => Promise<Attachment[] | null>;
  readonly clear: () => void;
}

/** What will go with the announcement that is written in `form`. */
export const useAttached = (form: RefObject<HTMLElement | null>): Attached => {
  const send = useSend();
  const [files, setFiles] = useState<readonly DraftFile[]>([]);
  const [refused, setRefused] = useState<Attached['refused']>([]);
  const [preparing, setPreparing] = useState(0);
  const newest = useRef(files);
  const change = (next: readonly DraftFile[]): void => {
    newest.current = next;
    setFiles(next);
  };
  const add = async (chosen: readonly File[]): Promise<void> => {
    if (chosen.length === 0) return;
    setRefused([]);
    setPreparing((count) => count + 1);
    for (const file of chosen) {
      const ready = await readyFile(file, { id: crypto.randomUUID(), drawAnew });
      const next = typeof ready === 'string' ? ready : withFile(newest.current, ready);
      if (typeof next === 'string') setRefused((all) => [...all, { name: file.name, why: next }]);
      else change(next);
    }
    setPreparing((count) => count - 1);
  };
  const isOver = useIncoming(form, (chosen) => void add(chosen));
  const sendAll = async (): Promise<Attachment[] | null> => {
    for (const file of newest.current) {
      if (file.hash !== null) continue;
      const { id, type, bytes } = file;
      const sent = await send('sendFile', { transferId: id, type, bytes });
      const hash = sent.ok ? sent.value.hash : null;
      if (hash === null) return null;
      change(newest.current.map((one) => (one.id === id ? { ...one, hash } : one)));
    }
    return attachmentsOf(newest.current);
  };
  return {
    ...{ files, refused, isPreparing: preparing > 0, isOver, sendAll },
    add: (chosen) => void add(chosen),
    remove: (id) => change(newest.current.filter((one) => one.id !== id)),
    say: (id, alt) =>
      change(newest.current.map((one) => (one.id === id && one.kind === 'picture' ? { ...one, alt } : one))),
    clear: () => {
      change([]);
      setRefused([]);
    },
  };
};

/** Files dropped on the form or pasted anywhere in it; text is left to the fields. */
const useIncoming = (form: RefObject<HTMLElement | null>, take: (files: readonly File[]) => void): boolean => {
  const [isOver, setOver] = useState(false);
  const taking = useRef(take);
  useEffect(() => {
    taking.current = take;
  });
  useEffect(() => {
    const element = form.current;
    if (element === null) return;
    const on = <K extends 'paste' | 'drop' | 'dragover' | 'dragleave'>(
      name: K,
      run: (event: HTMLElementEventMap[K]) => void,
    ): (() => void) => {
      element.addEventListener(name, run);
      return () => element.removeEventListener(name, run);
    };
    const accept = (event: Event, data: DataTransfer | null): void => {
      const files = [...(data?.files ?? [])];
      if (files.length === 0) return;
      event.preventDefault();
      taking.current(files);
    };
    const ends = [
      on('paste', (event) => accept(event, event.clipboardData)),
      on('drop', (event) => {
        setOver(false);
        accept(event, event.dataTransfer);
      }),
      on('dragover', (event) => {
        if (event.dataTransfer?.types.includes('Files') !== true) return;
        // Without this the page would be left for the file.
        event.preventDefault();
        setOver(true);
      }),
      on('dragleave', (event) => {
        if (!element.contains(event.relatedTarget as Node | null)) setOver(false);
      }),
    ];
    return () => {
      for (const end of ends) end();
    };
  }, [form]);
  return isOver;
};
