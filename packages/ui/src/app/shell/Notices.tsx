import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { Button } from '../../components/button/Button.tsx';
import { Problem } from '../../components/problem/Problem.tsx';
import type { ProblemCode } from '../../host/index.ts';
import { useFailures } from '../failures.tsx';
import { useAct, useValue } from '../host.tsx';
import { useWords } from '../words/useWords.tsx';
import css from './Notices.module.css';

/** What happened, what it means, what to do: from the host, and of commands just refused. Below the call card. */
export const Notices = (): ReactNode => {
  const { w } = useWords();
  const notices = useValue('notices');
  const act = useAct();
  const failures = useFailures();
  const failed = useStore(failures, (list) => list);
  if (notices.length + failed.length === 0) return null;
  return (
    <section className={css.notices} aria-label={w.shell.notices}>
      {failed.map(({ id, code }) => (
        <One key={id} code={code} onDismiss={() => failures.dismiss(id)} />
      ))}
      {notices.map(({ id, code }) => (
        <One key={id} code={code} onDismiss={() => act('dismissNotice', { id })} />
      ))}
    </section>
  );
};

const One = ({ code, onDismiss }: { readonly code: ProblemCode; readonly onDismiss: () => void }): ReactNode => {
  const { w } = useWords();
  return (
    <Problem words={w.problems[code]} role="alert">
      <Button look="quiet" icon={X} aria-label={w.common.dismiss} onPress={onDismiss} />
    </Problem>
  );
};
