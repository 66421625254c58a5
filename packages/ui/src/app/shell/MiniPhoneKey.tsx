import { PictureInPicture2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '../../components/button/Button.tsx';
import { useAct, useValue } from '../host.tsx';
import { useKeyHints } from '../shortcuts/useBindings.ts';
import { useWords } from '../words/useWords.tsx';

/** Opens the small window that stays above the others; only where there are windows. */
export const MiniPhoneKey = (): ReactNode => {
  const { w } = useWords();
  const { kind, hasPhone } = useValue('app');
  const act = useAct();
  const hint = useKeyHints();
  if (kind !== 'desktop' || !hasPhone) return null;
  return (
    <Button
      ref={hint('mini')}
      look="quiet"
      icon={PictureInPicture2}
      aria-label={w.desktop.mini.open}
      onPress={() => act('openMiniPhone', {})}
    />
  );
};
