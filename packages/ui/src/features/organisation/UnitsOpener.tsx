import type { Person } from '@hearthline/protocol';
import { Network } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useValue } from '../../app/host.tsx';
import { useWords } from '../../app/words/useWords.tsx';
import { Button } from '../../components/button/Button.tsx';
import { Window } from '../../components/window/Window.tsx';
import { addressable } from '../broadcast/draft.ts';
import { UnitDesk } from './UnitDesk.tsx';

/** Beside the tree, for who is in charge of a part of it: a window to rename and remove its units. */
export const UnitsOpener = ({ me }: { readonly me: Person }): ReactNode => {
  const { w } = useWords();
  const organisation = useValue('organisation');
  const [isOpen, setOpen] = useState(false);
  if (organisation === null || addressable(organisation, me).length === 0) return null;
  return (
    <>
      <Button icon={Network} onPress={() => setOpen(true)}>
        {w.organisation.units.open}
      </Button>
      <Window title={w.organisation.units.title} isOpen={isOpen} onClose={() => setOpen(false)}>
        <UnitDesk me={me} />
      </Window>
    </>
  );
};
