import type { ReactNode } from 'react';
import { Button } from '../../components/button/Button.tsx';
import { Window } from '../../components/window/Window.tsx';
import { useRouter } from '../router.tsx';
import { KeyCaps } from '../shortcuts/KeyCaps.tsx';
import { useKeyList } from '../shortcuts/keyList.tsx';
import { useWords } from '../words/useWords.tsx';
import css from './KeyHelp.module.css';

interface KeyHelpProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** [KEY-30] All keys on one sheet, as they are now. */
export const KeyHelp = ({ isOpen, onClose }: KeyHelpProps): ReactNode => {
  const { w } = useWords();
  const router = useRouter();
  const { groups } = useKeyList();
  return (
    <Window title={w.shortcuts.helpTitle} isOpen={isOpen} onClose={onClose}>
      <p className={css.note}>{w.shortcuts.note}</p>
      {groups.map(({ group, rows }) => (
        <section key={group}>
          <h3 className={css.title}>{w.shortcuts.groups[group]}</h3>
          <dl className={css.list}>
            {rows.map(({ action, name }) => (
              <div key={action} className={css.row}>
                <dt>{name}</dt>
                <dd className={css.keys}>
                  <KeyCaps action={action} />
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
      <Button
        onPress={() => {
          onClose();
          router.go('settings');
        }}
      >
        {w.shortcuts.changeThem}
      </Button>
    </Window>
  );
};
