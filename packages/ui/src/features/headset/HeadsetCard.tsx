import type { HeadsetDevice } from '@hearthline/softphone-core/snapshot';
import { Headphones } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useAct, useValue } from '../../app/host.tsx';
import { useWords } from '../../app/words/useWords.tsx';
import { Button } from '../../components/button/Button.tsx';
import { Card } from '../../components/card/Card.tsx';
import { Dot } from '../../components/dot/Dot.tsx';
import { Problem } from '../../components/problem/Problem.tsx';
import type { Tone } from '../../components/tone.ts';
import { headsetRows, type HeadsetRow } from './headsetRows.ts';
import css from './Headset.module.css';

/** The buttons and lights of the headsets; their sound is the sound card's. */
export const HeadsetCard = (): ReactNode => {
  const { w } = useWords();
  const headset = useValue('headset');
  const { offered } = useValue('headsetDesk');
  return (
    <Card title={w.headsets.title}>
      {headset.kind === 'unsupported' ? (
        <p className={css.muted}>{w.headsets.unsupported}</p>
      ) : (
        <div className={css.stack}>
          <Trouble />
          <Rows />
          {offered === null ? <Connect /> : <Chooser offered={offered} />}
        </div>
      )}
    </Card>
  );
};

/** What is wrong, and what to do about it. */
const Trouble = (): ReactNode => {
  const { w } = useWords();
  const headset = useValue('headset');
  const isContested = useValue('headsets').some((device) => device.isContested);
  if (headset.kind === 'failed') return <Problem words={w.headsetProblems[headset.problem]} />;
  return isContested ? <Problem words={w.headsetProblems['headset.contested']} /> : null;
};

const Rows = (): ReactNode => {
  const { w } = useWords();
  const rows = headsetRows(useValue('headsets'), useValue('headsetDesk').remembered);
  if (rows.length === 0) return <p className={css.muted}>{w.headsets.meaning}</p>;
  return (
    <ul className={css.rows} aria-label={w.headsets.list}>
      {rows.map((row) => (
        <Row key={row.key} row={row} />
      ))}
    </ul>
  );
};

const Row = ({ row: { name, device, remembered } }: { readonly row: HeadsetRow }): ReactNode => {
  const { w } = useWords();
  const act = useAct();
  const [tone, words] = useFace(device);
  const shown = name === '' ? w.headsets.nameless : name;
  return (
    <li className={css.row}>
      <Dot tone={tone} />
      <span className={css.what}>
        <b>{shown}</b>
        <span className={css.muted}>{words}</span>
      </span>
      {remembered !== null && (
        <Button
          look="quiet"
          aria-label={w.headsets.forgetNamed(shown)}
          onPress={() => act('forgetHeadset', { key: remembered.key })}
        >
          {w.headsets.forget}
        </Button>
      )}
    </li>
  );
};

function useFace(device: HeadsetDevice | null): readonly [Tone, string] {
  const { w } = useWords();
  if (device === null) return ['off', w.headsets.remembered];
  if (device.state === 'busy') return ['act', w.headsets.busy];
  if (device.state === 'connecting') return ['wait', w.headsets.connecting];
  return device.isInUse ? ['ready', w.headsets.inUse] : ['off', w.headsets.alsoThere];
}

/** The button that had the focus is gone. */
const takeFocus = (button: HTMLButtonElement | null): void => button?.focus();

/** What a first connection means is said before it is made; after that a press is enough. */
const Connect = (): ReactNode => {
  const { w } = useWords();
  const act = useAct();
  const hasSome = useValue('headsetDesk').remembered.length > 0;
  const [isAsking, setIsAsking] = useState(false);
  const connect = (): void => {
    setIsAsking(false);
    act('connectHeadset', {});
  };
  if (isAsking)
    return (
      <section className={css.ask} aria-label={w.headsets.askTitle}>
        <b>{w.headsets.askTitle}</b>
        <p className={css.muted}>{w.headsets.askMeaning}</p>
        <div className={css.buttons}>
          <Button onPress={() => setIsAsking(false)}>{w.headsets.askNo}</Button>
          <Button look="act" ref={takeFocus} onPress={connect}>
            {w.headsets.askYes}
          </Button>
        </div>
      </section>
    );
  return (
    <div className={css.buttons}>
      <Button icon={Headphones} onPress={hasSome ? connect : () => setIsAsking(true)}>
        {hasSome ? w.headsets.another : w.headsets.connect}
      </Button>
    </div>
  );
};

interface ChooserProps {
  readonly offered: readonly { readonly id: string; readonly name: string }[];
}

/** Nothing of the platform's: it has no words for people. */
const Chooser = ({ offered }: ChooserProps): ReactNode => {
  const { w } = useWords();
  const act = useAct();
  return (
    <section className={css.ask} aria-label={w.headsets.chooseTitle}>
      <b>{w.headsets.chooseTitle}</b>
      {offered.length === 0 && <p className={css.muted}>{w.headsets.chooseNone}</p>}
      <ul className={css.rows}>
        {offered.map(({ id, name }) => {
          const shown = name === '' ? w.headsets.nameless : name;
          return (
            <li key={id} className={css.row}>
              <b className={css.what}>{shown}</b>
              <Button aria-label={w.headsets.choose(shown)} onPress={() => act('chooseHeadset', { id })}>
                {w.headsets.use}
              </Button>
            </li>
          );
        })}
      </ul>
      <div className={css.buttons}>
        <Button look="quiet" onPress={() => act('chooseHeadset', { id: null })}>
          {w.headsets.cancel}
        </Button>
      </div>
    </section>
  );
};
