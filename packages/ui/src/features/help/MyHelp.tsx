import type { Person } from '@hearthline/protocol';
import { Hand } from 'lucide-react';
import type { ReactNode } from 'react';
import { useAct, useValue } from '../../app/host.tsx';
import { useWords } from '../../app/words/useWords.tsx';
import { Button } from '../../components/button/Button.tsx';
import { StateNote } from '../agentState/StateNote.tsx';
import css from './Help.module.css';

/** What became of my call for help: told to whom, who comes, and the press that ends it. */
export const MyHelp = ({ person }: { readonly person: Person }): ReactNode => {
  const { w } = useWords();
  const act = useAct();
  const isLive = useValue('hubLink').kind === 'live';
  const mine = useValue('helps')?.find(({ personId }) => personId === person.id);
  const words = w.help;
  const { title, lines } =
    mine === undefined
      ? { title: '', lines: [] }
      : mine.taken !== null
        ? { title: words.comes(mine.taken.byName), lines: [words.comesMeaning] }
        : {
            title: words.askedTitle,
            lines: [words.online(mine.leadersOnline), ...(mine.call === null ? [] : [words.withCall])],
          };
  return (
    // Always there, so that a screen reader says what changes in it.
    <div aria-live="polite" className={css.live}>
      {mine !== undefined && (
        <StateNote icon={Hand} title={title} lines={lines}>
          <Button isDisabled={!isLive} onPress={() => act('endHelp', {})}>
            {words.settled}
          </Button>
        </StateNote>
      )}
    </div>
  );
};
