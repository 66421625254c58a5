import type { MyAgentState } from '@hearthline/protocol';
import type { ComponentType, ReactNode } from 'react';
import { useAct, useValue } from '../../app/host.tsx';
import { Button } from '../../components/button/Button.tsx';
import css from './NotResponding.module.css';

interface NoteProps {
  readonly icon: ComponentType<{ size: number; 'aria-hidden': true }>;
  readonly title: string;
  readonly lines: readonly string[];
  readonly children?: ReactNode;
}

/** Why I take no calls just now, and what I can do. */
export const StateNote = ({ icon: Icon, title, lines, children }: NoteProps): ReactNode => (
  <section className={css.card} aria-label={title} data-tone="wait">
    <Icon size={22} aria-hidden />
    <p className={css.text}>
      <b>{title}</b>
      {lines.map((line) => (
        <span key={line}>{line}</span>
      ))}
    </p>
    {children}
  </section>
);

/** The press that asks for ready; not while nobody could carry it out. */
export const ReadyKey = ({ mine, word }: { readonly mine: MyAgentState; readonly word: string }): ReactNode => {
  const act = useAct();
  const isLive = useValue('hubLink').kind === 'live';
  return (
    <Button
      look="act"
      isDisabled={!isLive || !mine.isPbxConnected || mine.pending !== null}
      onPress={() => act('setReady', {})}
    >
      {word}
    </Button>
  );
};
