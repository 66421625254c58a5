import { BatteryWarning, Coffee, Unplug } from 'lucide-react';
import type { MyAgentState } from '@hearthline/protocol';
import type { ComponentType, ReactNode } from 'react';
import { useAct, useValue } from '../../app/host.tsx';
import { useWords } from '../../app/words/useWords.tsx';
import { Button } from '../../components/button/Button.tsx';
import css from './NotResponding.module.css';

/** What keeps me from taking calls without my doing, what happens to me, and what I can do. One card: the weightiest. */
export const Hindered = (): ReactNode => {
  const mine = useValue('agentState');
  const isOnBattery = useValue('power').source === 'battery';
  if (mine === null || mine.confirmed.kind === 'signedOut') return null;
  const reason = mine.confirmed.kind === 'notReady' ? mine.confirmed.reason : null;
  if (reason === 'lineLost') return <LineLost mine={mine} />;
  if (isOnBattery) return <OnBattery mine={mine} />;
  return reason === 'away' ? <Away mine={mine} /> : null;
};

interface NoteProps {
  readonly icon: ComponentType<{ size: number; 'aria-hidden': true }>;
  readonly title: string;
  readonly lines: readonly string[];
  readonly children?: ReactNode;
}

const Note = ({ icon: Icon, title, lines, children }: NoteProps): ReactNode => (
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

interface Props {
  readonly mine: MyAgentState;
}

/** The press that asks for ready; not while nobody could carry it out. */
const ReadyKey = ({ mine, word }: Props & { readonly word: string }): ReactNode => {
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

const LineLost = ({ mine }: Props): ReactNode => {
  const { w } = useWords();
  const { title, comesBack, stays } = w.outages.line;
  return <Note icon={Unplug} title={title} lines={[mine.comesBack ? comesBack : stays]} />;
};

const OnBattery = ({ mine }: Props): ReactNode => {
  const { w, f } = useWords();
  const { secondsLeft } = useValue('power');
  const rules = useValue('organisation')?.hindranceRules;
  const words = w.outages.battery;
  const { kind } = mine.confirmed;
  const isOut = kind === 'notReady' && mine.confirmed.reason === 'onBattery';
  const isInCall = kind === 'offered' || kind === 'talking' || kind === 'wrapUp';
  const ready = mine.readyUntil === null ? null : words.ready(f.time(mine.readyUntil));
  const meaning = ready ?? (isInCall ? words.inCall : isOut ? words.out : words.rest);
  const left = secondsLeft === null ? [] : [words.left(f.span(secondsLeft * 1_000))];
  const minutes = rules?.batteryReadyMin ?? 0;
  return (
    <Note icon={BatteryWarning} title={words.title} lines={[meaning, ...left, ...(isInCall ? [] : [words.unsaved])]}>
      {isOut && minutes > 0 && <ReadyKey mine={mine} word={words.stay(minutes)} />}
    </Note>
  );
};

const Away = ({ mine }: Props): ReactNode => {
  const { w } = useWords();
  const { title, comesBack, stays, back } = w.outages.away;
  return (
    <Note icon={Coffee} title={title} lines={[mine.comesBack ? comesBack : stays]}>
      <ReadyKey mine={mine} word={back} />
    </Note>
  );
};
