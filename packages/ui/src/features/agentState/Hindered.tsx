import { BatteryWarning, Coffee, Unplug } from 'lucide-react';
import type { MyAgentState } from '@hearthline/protocol';
import type { ReactNode } from 'react';
import { useValue } from '../../app/host.tsx';
import { useWords } from '../../app/words/useWords.tsx';
import { ReadyKey, StateNote } from './StateNote.tsx';

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

interface Props {
  readonly mine: MyAgentState;
}

const LineLost = ({ mine }: Props): ReactNode => {
  const { w } = useWords();
  const { title, comesBack, stays } = w.outages.line;
  return <StateNote icon={Unplug} title={title} lines={[mine.comesBack ? comesBack : stays]} />;
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
    <StateNote
      icon={BatteryWarning}
      title={words.title}
      lines={[meaning, ...left, ...(isInCall ? [] : [words.unsaved])]}
    >
      {isOut && minutes > 0 && <ReadyKey mine={mine} word={words.stay(minutes)} />}
    </StateNote>
  );
};

const Away = ({ mine }: Props): ReactNode => {
  const { w } = useWords();
  const { title, comesBack, stays, back } = w.outages.away;
  return (
    <StateNote icon={Coffee} title={title} lines={[mine.comesBack ? comesBack : stays]}>
      <ReadyKey mine={mine} word={back} />
    </StateNote>
  );
};
