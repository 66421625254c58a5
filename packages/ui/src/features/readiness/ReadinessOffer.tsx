import { ClipboardCheck } from 'lucide-react';
import type { ReactNode } from 'react';
import { useNow } from '../../app/clock.tsx';
import { useValue } from '../../app/host.tsx';
import { useRouter } from '../../app/router.tsx';
import { useWords } from '../../app/words/useWords.tsx';
import { Button } from '../../components/button/Button.tsx';
import { isLookGood } from '../../host/readiness/gate.ts';
import css from './Readiness.module.css';

/** [GATE-4] Before the first call of the shift: offers the look, while none holds. */
export const ReadinessOffer = (): ReactNode => {
  const { w } = useWords();
  const router = useRouter();
  const { hasPhone } = useValue('app');
  const state = useValue('agentState')?.confirmed.kind;
  const { lastReadiness } = useValue('settings');
  const now = useNow();
  if (!hasPhone || state !== 'notReady' || isLookGood(lastReadiness, now)) return null;
  return (
    <section className={css.offer} aria-label={w.readiness.title} data-tone="act">
      <ClipboardCheck size={22} aria-hidden />
      <p className={css.offerText}>
        <b>{w.readiness.openFromToday}</b>
        <span>{w.readiness.openFromTodayMeaning}</span>
      </p>
      <Button look="act" onPress={() => router.go('readiness')}>
        {w.readiness.start}
      </Button>
    </section>
  );
};

/** The way to the same look at any time. */
export const ReadinessLink = (): ReactNode => {
  const { w } = useWords();
  const router = useRouter();
  return (
    <Button icon={ClipboardCheck} onPress={() => router.go('readiness')}>
      {w.readiness.openFromPhone}
    </Button>
  );
};
