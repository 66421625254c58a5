import type { HelpCall, Person } from '@hearthline/protocol';
import { Hand } from 'lucide-react';
import type { ReactNode } from 'react';
import { useHubNow } from '../../app/clock.tsx';
import { useAct, useValue } from '../../app/host.tsx';
import { timer } from '../../app/words/index.ts';
import { useWords } from '../../app/words/useWords.tsx';
import { Button } from '../../components/button/Button.tsx';
import { useQueueTitle } from '../call/useQueueTitle.ts';
import css from './Help.module.css';

/** Those I lead who ask for me, above every screen of mine, who waits longest first; those somebody went to are last and quiet. */
export const HelpWanted = ({ person }: { readonly person: Person }): ReactNode => {
  const { w } = useWords();
  const helps = (useValue('helps') ?? []).filter(({ personId }) => personId !== person.id);
  if (person.role !== 'leader') return null;
  const rows = helps.toSorted((a, b) => Number(a.taken !== null) - Number(b.taken !== null) || a.askedAt - b.askedAt);
  return (
    <div aria-live="assertive" className={css.live}>
      {rows.length > 0 && (
        <ul className={css.list} aria-label={w.help.wanted}>
          {rows.map((one) => (
            <Row key={one.id} one={one} me={person} />
          ))}
        </ul>
      )}
    </div>
  );
};

const Row = ({ one, me }: { readonly one: HelpCall; readonly me: Person }): ReactNode => {
  const { w } = useWords();
  const act = useAct();
  const isLive = useValue('hubLink').kind === 'live';
  const name = useValue('people')?.find(({ id }) => id === one.personId)?.name ?? '';
  const { taken } = one;
  return (
    <li className={css.row} data-tone={taken === null ? 'act' : 'wait'} data-taken={taken !== null || undefined}>
      <Hand size={20} aria-hidden />
      <p className={css.text}>
        <b>{w.help.wantedBy(name)}</b>
        {/* It counts every second, which nobody wants to hear read out. */}
        <span aria-live="off">
          <CallWords one={one} />
        </span>
      </p>
      {taken === null ? (
        <Button look="act" isDisabled={!isLive} onPress={() => act('takeHelp', { helpId: one.id })}>
          {w.help.take}
        </Button>
      ) : (
        <span className={css.taken}>{taken.byId === me.id ? w.help.takenByMe : w.help.taken(taken.byName)}</span>
      )}
    </li>
  );
};

/** In which call, for how long, and how long she has been waiting. */
const CallWords = ({ one }: { readonly one: HelpCall }): ReactNode => {
  const { w } = useWords();
  const titleOf = useQueueTitle();
  const now = useHubNow();
  const { call } = one;
  const words = w.help;
  const parts: string[] = [];
  if (call === null) parts.push(words.noCall);
  else {
    const time = timer(Math.max(0, (call.endedAt ?? now) - call.since));
    parts.push(call.queue === null ? words.inCall(time) : words.inQueue(titleOf(call.queue), time));
    if (call.number !== '') parts.push(words.number(call.number));
    if (call.endedAt !== null) parts.push(words.callOver);
  }
  if (one.taken === null) parts.push(words.askedAgo(timer(Math.max(0, now - one.askedAt))));
  return parts.map((part) => (
    <span key={part} className={css.part}>
      {part}
    </span>
  ));
};
