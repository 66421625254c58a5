import {
  wallDraft,
  wallPanels,
  WALL_PRAISE_LIMIT,
  WALL_SENTENCE_CHARS,
  type Kudos,
  type Wall,
  type WallDraft,
} from '@hearthline/protocol';
import { useState, type ReactNode } from 'react';
import { Form } from 'react-aria-components';
import { useSend, useValue } from '../../app/host.tsx';
import { languages } from '../../app/words/index.ts';
import { useWords } from '../../app/words/useWords.tsx';
import { Button } from '../../components/button/Button.tsx';
import { Pills, Tick } from '../../components/choice/Choice.tsx';
import { Field } from '../../components/field/Field.tsx';
import { Window } from '../../components/window/Window.tsx';
import { language as languageSchema } from '../../host/index.ts';
import { addressable } from '../broadcast/draft.ts';
import { UnitPick } from '../team/UnitPick.tsx';
import css from './WallsCard.module.css';

interface WallWindowProps {
  /** null: a new one. */
  readonly wall: Wall | null;
  readonly onClose: () => void;
  /** Kept by the hub. */
  readonly onMade: (made: Pick<Wall, 'id' | 'name'>) => void;
}

/** What a wall shows. What is chosen stays while it could not be sent. */
export const WallWindow = ({ wall, onClose, onMade }: WallWindowProps): ReactNode => {
  const { w, language } = useWords();
  const send = useSend();
  const isLive = useValue('hubLink').kind === 'live';
  const [draft, setDraft] = useState<WallDraft>(() => draftOf(wall, language));
  const [isSending, setSending] = useState(false);
  const among = useMyUnits();
  const change = (next: Partial<WallDraft>): void => setDraft({ ...draft, ...next });
  const unitId = among.includes(draft.unitId) ? draft.unitId : (among[0] ?? '');
  const parsed = wallDraft.safeParse({ ...draft, unitId });
  const save = async (): Promise<void> => {
    if (!parsed.success) return;
    setSending(true);
    const { data } = parsed;
    const id = wall === null ? await makeWith(send, data) : await changeWith(send, { ...data, wallId: wall.id });
    setSending(false);
    if (id !== null) onMade({ id, name: data.name });
  };
  return (
    <Window title={wall === null ? w.wall.add : wall.name} isOpen onClose={onClose}>
      <Form
        className={css.stack}
        onSubmit={(event) => {
          event.preventDefault();
          if (parsed.success && isLive && !isSending) void save();
        }}
      >
        <Field label={w.wall.name} value={draft.name} maxLength={60} onChange={(name) => change({ name })} />
        <UnitField unitId={unitId} among={among} onChange={(next) => change({ unitId: next })} />
        <Panels draft={draft} onChange={change} />
        <Field
          label={w.wall.sentence}
          hint={w.wall.sentenceHint}
          value={draft.sentence}
          maxLength={WALL_SENTENCE_CHARS}
          onChange={(sentence) => change({ sentence })}
        />
        <Pills
          label={w.wall.language}
          value={draft.language}
          options={languageSchema.options.map((id) => ({ id, name: languages[id].languageName }))}
          onChange={(next) => change({ language: next })}
        />
        <Pills
          label={w.wall.theme}
          value={draft.theme}
          options={(['dark', 'light'] as const).map((id) => ({ id, name: w.settings.themes[id] }))}
          onChange={(theme) => change({ theme })}
        />
        {draft.panels.includes('praise') && <PraisePick draft={draft} onChange={change} />}
        <div className={css.keys}>
          <Button type="submit" look="act" isDisabled={!parsed.success || !isLive || isSending}>
            {w.wall.save}
          </Button>
          <output className={css.muted}>{!isLive && w.wall.offline}</output>
        </div>
      </Form>
    </Window>
  );
};

type Send = ReturnType<typeof useSend>;
/** Its id; null: refused, which is said among the notices. */
const makeWith = async (send: Send, draft: WallDraft): Promise<string | null> => {
  const sent = await send('makeWall', draft);
  return sent.ok ? sent.value.wallId : null;
};
const changeWith = async (send: Send, changed: WallDraft & { wallId: string }): Promise<string | null> =>
  (await send('changeWall', changed)).ok ? changed.wallId : null;

const draftOf = (wall: Wall | null, language: WallDraft['language']): WallDraft => {
  if (wall === null)
    return {
      ...{ name: '', unitId: '', panels: [...wallPanels], sentence: '', language, theme: 'dark', praiseIds: [] },
    };
  const { id: _id, keyMadeAt: _madeAt, ...draft } = wall;
  return draft;
};

const useMyUnits = (): readonly string[] => {
  const organisation = useValue('organisation');
  const session = useValue('session');
  return organisation !== null && session.kind === 'signedIn' ? addressable(organisation, session.person) : [];
};

interface UnitFieldProps {
  readonly unitId: string;
  readonly among: readonly string[];
  readonly onChange: (unitId: string) => void;
}

const UnitField = ({ unitId, among, onChange }: UnitFieldProps): ReactNode => {
  const { w } = useWords();
  const organisation = useValue('organisation');
  if (organisation === null) return null;
  return (
    <UnitPick
      label={w.wall.unit}
      organisation={organisation}
      value={unitId}
      among={new Set(among)}
      onChange={onChange}
    />
  );
};

interface PartProps {
  readonly draft: WallDraft;
  readonly onChange: (change: Partial<WallDraft>) => void;
}

const Panels = ({ draft, onChange }: PartProps): ReactNode => {
  const { w } = useWords();
  return (
    <fieldset className={css.set}>
      <legend>{w.wall.panels}</legend>
      {wallPanels.map((panel) => (
        <Tick
          key={panel}
          isSelected={draft.panels.includes(panel)}
          onChange={(isOn) =>
            onChange({ panels: isOn ? [...draft.panels, panel] : draft.panels.filter((one) => one !== panel) })
          }
        >
          {w.wall.panelNames[panel]}
        </Tick>
      ))}
    </fieldset>
  );
};

/** Words of praise I gave, the newest first. What another leader chose stays chosen. WALL-8 */
const PraisePick = ({ draft, onChange }: PartProps): ReactNode => {
  const { w } = useWords();
  const mine = (useValue('kudos')?.given ?? []).filter(({ kind }) => kind === 'praise').slice(0, OFFERED);
  const isFull = draft.praiseIds.length >= WALL_PRAISE_LIMIT;
  const pick = ({ id }: Kudos, isOn: boolean): void =>
    onChange({ praiseIds: isOn ? [...draft.praiseIds, id] : draft.praiseIds.filter((one) => one !== id) });
  return (
    <fieldset className={css.set}>
      <legend>{w.wall.praise}</legend>
      <p className={css.muted}>{mine.length === 0 ? w.wall.praiseNone : w.wall.praiseHint}</p>
      {mine.map((one) => {
        const isChosen = draft.praiseIds.includes(one.id);
        return (
          <Tick
            key={one.id}
            isSelected={isChosen}
            isDisabled={isFull && !isChosen}
            onChange={(isOn) => pick(one, isOn)}
          >
            {w.wall.praised(one.fromName, one.toName)}: {one.text}
          </Tick>
        );
      })}
    </fieldset>
  );
};

const OFFERED = 20;
