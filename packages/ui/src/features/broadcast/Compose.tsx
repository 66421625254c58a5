import type { Audience, Organisation, Person } from '@hearthline/protocol';
import { Check, Megaphone } from 'lucide-react';
import { useRef, useState, type ReactNode } from 'react';
import { Form } from 'react-aria-components';
import { useHubNow } from '../../app/clock.tsx';
import { useSend, useValue } from '../../app/host.tsx';
import { useWords } from '../../app/words/useWords.tsx';
import { Button } from '../../components/button/Button.tsx';
import { Card } from '../../components/card/Card.tsx';
import { Pick, Tick } from '../../components/choice/Choice.tsx';
import { Field } from '../../components/field/Field.tsx';
import { Empty, NotYet } from '../../components/faces/Faces.tsx';
import { Attaching } from '../attachments/Attaching.tsx';
import { lacksWords } from '../attachments/draftFile.ts';
import { useAttached } from '../attachments/useAttached.ts';
import { UnitPick } from '../team/UnitPick.tsx';
import {
  addressable,
  audienceOf,
  audienceSize,
  emptyDraft,
  expiryIds,
  finishDraft,
  finishPlan,
  type Draft,
} from './draft.ts';
import { Preview } from './Preview.tsx';
import { WhenFields } from './WhenFields.tsx';
import css from './Broadcast.module.css';

/** An announcement for the part of the tree this person answers for. */
export const Compose = (): ReactNode => {
  const { w } = useWords();
  const organisation = useValue('organisation');
  const session = useValue('session');
  if (organisation === null || session.kind !== 'signedIn')
    return (
      <Card title={w.broadcast.compose}>
        <NotYet rows={4} />
      </Card>
    );
  return <Writing organisation={organisation} me={session.person} />;
};

interface WritingProps {
  readonly organisation: Organisation;
  readonly me: Person;
}

const Writing = ({ organisation, me }: WritingProps): ReactNode => {
  const { w } = useWords();
  const [draft, setDraft] = useState<Draft>(emptyDraft);
  const [stage, setStage] = useState<'writing' | 'sending' | 'sent' | 'planned'>('writing');
  const form = useRef<HTMLFormElement>(null);
  const attached = useAttached(form);
  const isLive = useValue('hubLink').kind === 'live';
  const send = useSend();
  const among = addressable(organisation, me);
  const unitId = among.includes(draft.unitId) ? draft.unitId : (among[0] ?? '');
  const audience = audienceOf(unitId, organisation);
  const now = useHubNow();
  const finished = finishDraft(draft, audience, now);
  const planned = finishPlan(draft, audience);
  const isLater = draft.when !== 'now';
  const mayNot =
    (isLater ? planned : finished) === null || lacksWords(attached.files) || attached.isPreparing || !isLive;
  const edit = (next: Draft): void => {
    setDraft(next);
    setStage('writing');
  };
  const publish = async (): Promise<void> => {
    setStage('sending');
    const attachments = await attached.sendAll();
    if (attachments === null) return setStage('writing');
    const sent =
      planned === null
        ? finished && (await send('publish', { ...finished, attachments }))
        : await send('planAnnouncement', { ...planned, attachments });
    if (sent?.ok) {
      setDraft({ ...draft, title: '', body: '', isUrgent: false });
      attached.clear();
    }
    setStage(sent?.ok ? (isLater ? 'planned' : 'sent') : 'writing');
  };
  if (among.length === 0)
    return (
      <Card title={w.broadcast.compose}>
        <Empty icon={Megaphone} title={w.broadcast.nobodyToAddress} />
      </Card>
    );
  return (
    <Card title={w.broadcast.compose}>
      <Form
        ref={form}
        className={css.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (!mayNot && stage !== 'sending') void publish();
        }}
      >
        <UnitPick
          label={w.broadcast.audience}
          organisation={organisation}
          value={unitId}
          among={new Set(among)}
          onChange={(next) => edit({ ...draft, unitId: next })}
        />
        <p className={css.muted}>{w.broadcast.audienceHint}</p>
        <Field
          label={w.broadcast.titleField}
          placeholder={w.broadcast.titleHint}
          value={draft.title}
          maxLength={80}
          onChange={(title) => edit({ ...draft, title })}
        />
        <Field
          label={w.broadcast.bodyField}
          rows={3}
          value={draft.body}
          maxLength={2000}
          onChange={(body) => edit({ ...draft, body })}
        />
        <Attaching attached={attached} isSending={stage === 'sending'} />
        <WhenFields draft={draft} organisation={organisation} onChange={edit} />
        <Pick
          label={w.broadcast.expires}
          value={draft.expiry}
          options={expiryIds.map((id) => ({ id, name: w.broadcast.expiry[id] }))}
          onChange={(expiry) => edit({ ...draft, expiry })}
        />
        <Tick isSelected={draft.isUrgent} onChange={(isUrgent) => edit({ ...draft, isUrgent })}>
          {w.broadcast.urgent}
        </Tick>
        <Tick
          isSelected={draft.mustRead || draft.isUrgent}
          isDisabled={draft.isUrgent}
          onChange={(mustRead) => edit({ ...draft, mustRead })}
        >
          {w.broadcast.mustRead}
        </Tick>
        {(draft.title !== '' || draft.body !== '') && <Preview draft={draft} />}
        <div className={css.send}>
          <Button type="submit" look="act" icon={Megaphone} isDisabled={mayNot || stage === 'sending'}>
            {isLater && stage !== 'sending' ? (
              w.broadcast.plan.confirm
            ) : (
              <SendWord audience={audience} isSending={stage === 'sending'} />
            )}
          </Button>
          <output className={css.muted}>
            {!isLive && w.broadcast.offline}
            {isLive && (stage === 'sent' || stage === 'planned') && (
              <span className={css.done}>
                <Check size={16} aria-hidden /> {stage === 'sent' ? w.broadcast.published : w.broadcast.plan.done}
              </span>
            )}
          </output>
        </div>
      </Form>
    </Card>
  );
};

interface SendWordProps {
  readonly audience: Audience | null;
  readonly isSending: boolean;
}

const SendWord = ({ audience, isSending }: SendWordProps): ReactNode => {
  const { w } = useWords();
  const organisation = useValue('organisation');
  const people = useValue('people');
  if (isSending) return w.broadcast.publishing;
  if (organisation === null || people === null || audience === null) return w.broadcast.publish;
  return w.broadcast.publishTo(audienceSize(audience, people, organisation));
};
