import { STATUS_CHARS, type Status, type StatusLine } from '@hearthline/protocol';
import { useState, type ReactNode } from 'react';
import { useHubNow } from '../../app/clock.tsx';
import { useValue } from '../../app/host.tsx';
import { useWords } from '../../app/words/useWords.tsx';
import { Button } from '../../components/button/Button.tsx';
import { Pick, Pills } from '../../components/choice/Choice.tsx';
import { Field } from '../../components/field/Field.tsx';
import {
  emojiChoices,
  emptyStatus,
  endsAt,
  finishStatus,
  spokenStatus,
  untilIds,
  type EmojiChoice,
  type StatusDraft,
} from './statusDraft.ts';
import css from './Status.module.css';

interface StatusFormProps {
  /** What is shown of me now. */
  readonly mine: Status | null;
  /** What I said last is not known to the hub yet. */
  readonly isWaiting: boolean;
  readonly onSay: (line: StatusLine | null) => void;
}

/** A line, an emoji, and until when. */
export const StatusForm = ({ mine, isWaiting, onSay }: StatusFormProps): ReactNode => {
  const { w, f } = useWords();
  const now = useHubNow();
  const isLive = useValue('hubLink').kind === 'live';
  const [draft, setDraft] = useState<StatusDraft>(emptyStatus);
  const words = w.status;
  const line = finishStatus(draft, now);
  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (line !== null) onSay(line);
      }}
    >
      <p className={css.muted}>{words.meaning}</p>
      {mine !== null && <p>{words.now(spokenStatus(mine), f.moment(mine.until, now))}</p>}
      <Field
        label={words.text}
        hint={words.textHint}
        maxLength={STATUS_CHARS}
        value={draft.text}
        onChange={(text) => setDraft({ ...draft, text })}
      />
      <Pills<EmojiChoice>
        label={words.emoji}
        value={draft.emoji}
        options={[{ id: 'none', name: words.noEmoji }, ...emojiChoices.map((id) => ({ id, name: id }))]}
        onChange={(emoji) => setDraft({ ...draft, emoji })}
      />
      <Until draft={draft} onChange={setDraft} />
      <div className={css.keys}>
        <Button type="submit" look="act" isDisabled={line === null}>
          {words.set}
        </Button>
        {(mine !== null || isWaiting) && <Button onPress={() => onSay(null)}>{words.clear}</Button>}
        <output className={css.muted}>{!isLive && (isWaiting ? words.waiting : words.willWait)}</output>
      </div>
    </form>
  );
};

interface UntilProps {
  readonly draft: StatusDraft;
  readonly onChange: (draft: StatusDraft) => void;
}

const Until = ({ draft, onChange }: UntilProps): ReactNode => {
  const { w } = useWords();
  const now = useHubNow();
  const words = w.status;
  const isOutside = draft.day !== '' && draft.time !== '' && endsAt(draft, now) === null;
  return (
    <>
      <Pick
        label={words.until}
        value={draft.until}
        options={untilIds.map((id) => ({ id, name: words.untils[id] }))}
        onChange={(until) => onChange({ ...draft, until })}
      />
      {draft.until === 'chosen' && (
        <>
          <div className={css.chosen}>
            <Field label={words.day} type="date" value={draft.day} onChange={(day) => onChange({ ...draft, day })} />
            <Field
              label={words.time}
              type="time"
              value={draft.time}
              onChange={(time) => onChange({ ...draft, time })}
            />
          </div>
          <output className={css.muted}>{isOutside && words.outside}</output>
        </>
      )}
    </>
  );
};
