import type { Person } from '@hearthline/protocol';
import { Hand } from 'lucide-react';
import type { ReactNode } from 'react';
import { useAct, useValue } from '../../app/host.tsx';
import { useKeyHints } from '../../app/shortcuts/useBindings.ts';
import { useWords } from '../../app/words/useWords.tsx';
import { Button } from '../../components/button/Button.tsx';

/** One press calls who leads me, in a call or outside of one; only on shift, when somebody could see it. */
export const HelpKey = ({ person }: { readonly person: Person }): ReactNode => {
  const { w } = useWords();
  const act = useAct();
  const hint = useKeyHints();
  const isLive = useValue('hubLink').kind === 'live';
  const shift = useValue('agentState')?.confirmed.kind;
  const isOpen = useValue('helps')?.some(({ personId }) => personId === person.id) ?? false;
  if (person.role !== 'operator' || person.extension === null) return null;
  const isOnShift = shift !== undefined && shift !== 'signedOut';
  return (
    <Button
      ref={hint('askForHelp')}
      look="quiet"
      icon={Hand}
      aria-label={w.help.mine}
      data-help-key=""
      isDisabled={!isLive || !isOnShift || isOpen}
      onPress={() => act('askForHelp', {})}
    />
  );
};
