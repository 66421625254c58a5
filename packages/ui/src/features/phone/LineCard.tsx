import type { ReactNode } from 'react';
import { useNow } from '../../app/clock.tsx';
import { useAct, useValue } from '../../app/host.tsx';
import { countdown } from '../../app/words/index.ts';
import { useWords } from '../../app/words/useWords.tsx';
import { Button } from '../../components/button/Button.tsx';
import { Card } from '../../components/card/Card.tsx';
import { Dot } from '../../components/dot/Dot.tsx';
import { Problem } from '../../components/problem/Problem.tsx';
import { FaultLink } from '../faults/FaultScreen.tsx';
import css from './PhoneScreen.module.css';

/** The line in words: ready since when, or what is wrong and what to do. */
export const LineCard = (): ReactNode => {
  const { w, f } = useWords();
  const { state, serverUrl, isFallback } = useValue('line');
  const act = useAct();
  if (state.kind === 'waiting' || state.kind === 'refused')
    return (
      <Problem words={w.problems[state.problem]} tone={state.kind === 'refused' ? 'danger' : 'wait'}>
        <Button onPress={() => act('reconnect', {})}>{w.common.retryNow}</Button>
        <FaultLink />
        {state.kind === 'waiting' && <RetryIn at={state.retryAt} />}
      </Problem>
    );
  const isReady = state.kind === 'registered';
  const title = isReady
    ? w.phone.lineReadySince(f.time(state.since))
    : { off: w.shell.lineOff, connecting: w.shell.lineConnecting, registering: w.shell.lineRegistering }[state.kind];
  const meaning = isReady
    ? w.phone.lineReadyMeaning
    : state.kind === 'off'
      ? w.phone.lineOffMeaning
      : w.phone.lineConnectingMeaning;
  return (
    <Card title={w.phone.line}>
      <p className={css.line}>
        <Dot tone={isReady ? 'ready' : 'off'} size={12} />
        <b>{title}</b>
      </p>
      <p className={css.meaning}>{meaning}</p>
      {isReady && serverUrl !== null && (
        <p className={css.meaning}>
          {isFallback ? w.phone.lineViaFallback(hostOf(serverUrl)) : w.phone.lineVia(hostOf(serverUrl))}
        </p>
      )}
    </Card>
  );
};

const RetryIn = ({ at }: { readonly at: number }): ReactNode => {
  const { w } = useWords();
  return <span className={css.retry}>{w.shell.lineRetryIn(countdown(at - useNow()))}</span>;
};

/** What people can compare with what IT tells them: the server's name without the rest of the address. */
const hostOf = (url: string): string => new URL(url).host;
