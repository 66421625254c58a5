import { useEffect, useState, type ReactNode } from 'react';
import { useAct, useValue } from '../../../app/host.tsx';
import { useKeyList, type KeyGroup } from '../../../app/shortcuts/keyList.tsx';
import { useBindings } from '../../../app/shortcuts/useBindings.ts';
import { useWords } from '../../../app/words/useWords.tsx';
import { Button } from '../../../components/button/Button.tsx';
import { Card } from '../../../components/card/Card.tsx';
import { Toggle } from '../../../components/choice/Choice.tsx';
import { changeKeys, type KeyChange, type KeyChanges } from '../../../host/shortcuts/bindings.ts';
import { STILL, transition, type EditorEvent, type KeyEditor } from './keyEditor.ts';
import css from './Keyboard.module.css';
import { KeyRow } from './KeyRow.tsx';

/** All keys, by what they are for, and the way to change them (host/shortcuts/SPEC.md). */
export const KeyboardCard = (): ReactNode => {
  const { w } = useWords();
  const act = useAct();
  const { shortcuts } = useValue('settings');
  const { kind } = useValue('app');
  const keys = useBindings();
  const { groups, nameOf } = useKeyList();
  const [editor, setEditor] = useState<KeyEditor>(STILL);
  const [before, setBefore] = useState<KeyChanges | null>(null);
  const keep = (changes: KeyChanges): void => act('changeSettings', { shortcuts: { ...shortcuts, changes } });
  const change = (wanted: KeyChange): void => {
    setBefore(shortcuts.changes);
    keep(changeKeys(shortcuts.changes, wanted, keys.platform));
  };
  const onEvent = (event: EditorEvent): void => {
    const edited = transition(editor, event, keys);
    setEditor(edited.state);
    if (edited.change !== null) change(edited.change);
  };
  const isPressing = editor.kind === 'pressing';
  useEffect(() => {
    if (!isPressing || kind !== 'desktop') return undefined;
    act('holdGlobalKeys', { isHeld: true });
    return () => act('holdGlobalKeys', { isHeld: false });
  }, [isPressing, kind, act]);
  return (
    <Card title={w.settings.keyboard}>
      <p className={css.muted}>{w.shortcuts.howTo}</p>
      <p className={css.muted}>{w.shortcuts.note}</p>
      <div className={css.groups}>
        {groups.map((group) => (
          <Group key={group.group} group={group} {...{ editor, nameOf, onEvent }} />
        ))}
      </div>
      <div className={css.foot}>
        <Button
          isDisabled={Object.keys(shortcuts.changes).length === 0}
          onPress={() => {
            setEditor(STILL);
            change({ kind: 'allToStart' });
          }}
        >
          {w.shortcuts.allToStart}
        </Button>
        <output className={css.muted}>{before !== null && w.shortcuts.changed}</output>
        {before !== null && (
          <Button
            look="quiet"
            onPress={() => {
              keep(before);
              setBefore(null);
            }}
          >
            {w.shortcuts.undo}
          </Button>
        )}
      </div>
    </Card>
  );
};

interface GroupProps {
  readonly group: KeyGroup;
  readonly editor: KeyEditor;
  readonly nameOf: Parameters<typeof KeyRow>[0]['nameOf'];
  readonly onEvent: (event: EditorEvent) => void;
}

const Group = ({ group: { group, rows }, editor, nameOf, onEvent }: GroupProps): ReactNode => {
  const { w } = useWords();
  const { state } = useValue('globalKeys');
  const refused: readonly string[] = group === 'global' && state.kind === 'on' ? state.refused : [];
  return (
    <div className={css.group}>
      <h3 className={css.title}>{w.shortcuts.groups[group]}</h3>
      {group === 'global' && <GlobalSwitch />}
      <ul className={css.rows} aria-label={w.shortcuts.groups[group]}>
        {rows.map(({ action, name }) => (
          <KeyRow
            key={action}
            editor={editor.kind !== 'still' && editor.action === action ? editor : STILL}
            isRefused={refused.includes(action)}
            {...{ action, name, nameOf, onEvent }}
          />
        ))}
      </ul>
    </div>
  );
};

/** [KEY-22] [KEY-29] Off at first, because it takes keys from other programs. */
const GlobalSwitch = (): ReactNode => {
  const { w } = useWords();
  const { shortcuts } = useValue('settings');
  const { isWayland } = useValue('globalKeys');
  const act = useAct();
  return (
    <div className={css.switch}>
      <Toggle
        isSelected={shortcuts.isGlobal}
        onChange={(isGlobal) => act('changeSettings', { shortcuts: { ...shortcuts, isGlobal } })}
      >
        {w.shortcuts.globalSwitch}
      </Toggle>
      <p className={css.muted}>{w.shortcuts.globalMeaning}</p>
      {isWayland && <p className={css.muted}>{w.shortcuts.globalWayland}</p>}
    </div>
  );
};
