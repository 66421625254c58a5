import { Phone } from 'lucide-react';
import type { ReactNode } from 'react';
import { useSend, useValue } from '../../app/host.tsx';
import { useRouter } from '../../app/router.tsx';
import { useWords } from '../../app/words/useWords.tsx';
import { Button } from '../../components/button/Button.tsx';

/** Calls a number from a list and goes to the phone; nothing where there is no phone (a leader's browser). */
export const RedialKey = ({ number, who }: { readonly number: string; readonly who: string }): ReactNode => {
  const { w } = useWords();
  const app = useValue('app');
  const line = useValue('line').state.kind;
  const send = useSend();
  const router = useRouter();
  if (!app.hasPhone) return null;
  const dial = async (): Promise<void> => {
    if ((await send('dial', { number })).ok) router.go('phone');
  };
  return (
    <Button
      icon={Phone}
      aria-label={w.history.redial(who)}
      isDisabled={line !== 'registered' || number === ''}
      onPress={() => void dial()}
    >
      {w.history.redialShort}
    </Button>
  );
};
