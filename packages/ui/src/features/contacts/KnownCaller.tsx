import type { CallSnapshot } from '@hearthline/softphone-core/snapshot';
import type { ReactNode } from 'react';
import { useWords } from '../../app/words/useWords.tsx';
import { whoseNumber } from './search.ts';
import { useEntries } from './useEntries.ts';
import css from './Contacts.module.css';

/** On the call card: whose number this is by my contacts, where the PBX gives no name. */
export const KnownCaller = ({ call }: { readonly call: CallSnapshot }): ReactNode => {
  const { w } = useWords();
  const entries = useEntries();
  if ((call.peerName ?? '').trim() !== '' || call.peerNumber === '' || entries === null) return null;
  const entry = whoseNumber(entries, call.peerNumber);
  return entry === null ? null : <p className={css.caller}>{w.contacts.callerIs(entry.name)}</p>;
};
