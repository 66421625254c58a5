import { Stethoscope } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useValue } from '../../app/host.tsx';
import { useRouter } from '../../app/router.tsx';
import { useWords } from '../../app/words/useWords.tsx';
import { Button } from '../../components/button/Button.tsx';
import { Window } from '../../components/window/Window.tsx';
import { FaultHelper } from './FaultHelper.tsx';
import look from '../../components/look/Look.module.css';

export const FaultScreen = (): ReactNode => {
  const { w } = useWords();
  return (
    <div className={look.page}>
      <h1>{w.faults.title}</h1>
      <FaultHelper hubUrl={null} />
    </div>
  );
};

/** The way to it from where something is wrong; a browser cannot look. */
export const FaultLink = (): ReactNode => {
  const { w } = useWords();
  const router = useRouter();
  if (useValue('app').kind === 'browser') return null;
  return (
    <Button icon={Stethoscope} onPress={() => router.go('faults')}>
      {w.faults.open}
    </Button>
  );
};

/** Before anybody is signed in there are no screens: the helper opens over the door. */
export const FaultDoor = ({ hubUrl }: { readonly hubUrl: string }): ReactNode => {
  const { w } = useWords();
  const [isOpen, setIsOpen] = useState(false);
  if (useValue('app').kind === 'browser') return null;
  return (
    <>
      <Button look="quiet" icon={Stethoscope} onPress={() => setIsOpen(true)}>
        {w.faults.open}
      </Button>
      <Window title={w.faults.title} isOpen={isOpen} onClose={() => setIsOpen(false)}>
        <FaultHelper hubUrl={hubUrl} />
      </Window>
    </>
  );
};
