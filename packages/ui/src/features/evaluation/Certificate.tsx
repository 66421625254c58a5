import type { Evaluation, Person } from '@hearthline/protocol';
import { FileDown, Printer } from 'lucide-react';
import { useEffect, useState, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { useSend, useValue } from '../../app/host.tsx';
import { useWords } from '../../app/words/useWords.tsx';
import { Button } from '../../components/button/Button.tsx';
import { Card } from '../../components/card/Card.tsx';
import { periodOf } from './periods.ts';
import { Sheet } from './Sheet.tsx';
import css from './Evaluation.module.css';

interface CertificateProps {
  readonly evaluation: Evaluation;
  readonly whose: Person;
}

/** The page that can be printed, as it will be, and the key for it. [EVAL-8] */
export const Certificate = ({ evaluation, whose }: CertificateProps): ReactNode => {
  const { w } = useWords();
  const isDesktop = useValue('app').kind === 'desktop';
  const [isPrinting, setPrinting] = useState(false);
  const [done, setDone] = useState('');
  const { period, from } = evaluation;
  const { year, number } = periodOf(period, from);
  return (
    <Card title={w.evaluation.certificate}>
      <div className={css.form}>
        <div className={css.preview}>
          <Sheet evaluation={evaluation} whose={whose} />
        </div>
        <div className={css.keys}>
          <Button icon={isDesktop ? FileDown : Printer} isDisabled={isPrinting} onPress={() => setPrinting(true)}>
            {isDesktop ? w.evaluation.save : w.evaluation.print}
          </Button>
          <output className={css.muted}>{done === '' ? w.evaluation.certificateHint : done}</output>
        </div>
      </div>
      {isPrinting && (
        <PrintedSheet
          name={`${whose.name} ${w.evaluation.names[period](year, number)}`}
          onDone={(isSaved) => {
            setPrinting(false);
            if (isDesktop && isSaved !== null) setDone(isSaved ? w.evaluation.saved : w.evaluation.notSaved);
          }}
        >
          <Sheet evaluation={evaluation} whose={whose} />
        </PrintedSheet>
      )}
    </Card>
  );
};

interface PrintedSheetProps {
  /** Of the file. */
  readonly name: string;
  /** Null: it could not be printed, and why is among the notices. */
  readonly onDone: (isSaved: boolean | null) => void;
  readonly children: ReactNode;
}

/** While it is there, it is all that this page prints. */
const PrintedSheet = ({ name, onDone, children }: PrintedSheetProps): ReactNode => {
  const send = useSend();
  // Once, when it has been drawn: what it is made of does not change while it is printed.
  useEffect(() => {
    const before = document.title;
    document.title = name;
    void send('printSheet', { name }).then((sent) => {
      document.title = before;
      onDone(sent.ok ? sent.value.isDone : null);
      return undefined;
    });
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, []);
  return createPortal(
    <div className={css.printed} data-sheet>
      {children}
    </div>,
    document.body,
  );
};
