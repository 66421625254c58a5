import { Headphones } from 'lucide-react';
import type { ReactNode } from 'react';
import { useAct, useValue } from '../../app/host.tsx';
import { useWords } from '../../app/words/useWords.tsx';
import { Button } from '../../components/button/Button.tsx';
import { Card } from '../../components/card/Card.tsx';
import { Problem } from '../../components/problem/Problem.tsx';
import css from './Headset.module.css';

/** The buttons and lights of the headset; its sound is the sound card's. */
export const HeadsetCard = (): ReactNode => {
  const { w } = useWords();
  return (
    <Card title={w.settings.headset}>
      <HeadsetButtons />
    </Card>
  );
};

const HeadsetButtons = (): ReactNode => {
  const { w } = useWords();
  const headset = useValue('headset');
  const act = useAct();
  if (headset.kind === 'failed')
    return (
      <Problem words={w.headsetProblems[headset.problem]}>
        <Button onPress={() => act('connectHeadset', {})}>{w.settings.connectHeadset}</Button>
      </Problem>
    );
  const text = {
    unsupported: w.settings.headsetUnsupported,
    none: w.settings.headsetNone,
    connecting: headset.kind === 'connecting' ? w.settings.headsetConnecting(headset.productName) : '',
    ready: headset.kind === 'ready' ? w.settings.headsetReady(headset.productName) : '',
  }[headset.kind];
  return (
    <div className={css.row}>
      <p className={css.muted}>{text}</p>
      {headset.kind === 'none' && (
        <Button icon={Headphones} onPress={() => act('connectHeadset', {})}>
          {w.settings.connectHeadset}
        </Button>
      )}
    </div>
  );
};
