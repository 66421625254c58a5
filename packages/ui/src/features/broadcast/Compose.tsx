import type { Organisation } from '@hearthline/protocol';
import { Check, Megaphone } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { Form } from 'react-aria-components';
import { useHubNow } from '../../app/clock.tsx';
import { useSend, useValue } from '../../app/host.tsx';
import { useWords } from '../../app/words/useWords.tsx';
import { Button } from '../../components/button/Button.tsx';
import { Card } from '../../components/card/Card.tsx';
import { Pick, Pills, Tick } from '../../components/choice/Choice.tsx';
import { Field } from '../../components/field/Field.tsx';
import { audienceOf, audienceSize, emptyDraft, expiryIds, finishDraft, type Draft } from './draft.ts';
import { Preview } from './Preview.tsx';
import css from './Broadcast.module.css';

interface EditProps {
  readonly draft: Draft;
  readonly onChange: (draft: Draft) => void;
}

export const Compose = (): ReactNode => {
  const { w } = useWords();
  const [draft, setDraft] = useState<Draft>(emptyDraft);
  const [stage, setStage] = useState<'writing' | 'sending' | 'sent'>('writing');
  const isLive = useValue('hubLink').kind === 'live';
  const send = useSend();
  const finished = finishDraft(draft, useHubNow());
  const edit = (next: Draft): void => {
    setDraft(next);
    setStage('writing');
  };
  const publish = async (): Promise<void> => {
    if (finished === null) return;
    setStage('sending');
    const sent = await send('publish', finished);
    if (sent.ok) setDraft({ ...draft, title: '', body: '' });
    setStage(sent.ok ? 'sent' : 'writing');
  };
  return (
    <Card title={w.broadcast.compose}>
      <Form
        className={css.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (isLive && stage !== 'sending') void publish();
        }}
      >
        <AudienceFields draft={draft} onChange={edit} />
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
        <Pick
          label={w.broadcast.expires}
          value={draft.expiry}
          options={expiryIds.map((id) => ({ id, name: w.broadcast.expiry[id] }))}
          onChange={(expiry) => edit({ ...draft, expiry })}
        />
        <Tick isSelected={draft.mustRead} onChange={(mustRead) => edit({ ...draft, mustRead })}>
          {w.broadcast.mustRead}
        </Tick>
        {(draft.title !== '' || draft.body !== '') && <Preview draft={draft} />}
        <div className={css.send}>
          <Button
            type="submit"
            look="act"
            icon={Megaphone}
            isDisabled={finished === null || !isLive || stage === 'sending'}
          >
            <SendWord draft={draft} isSending={stage === 'sending'} />
          </Button>
          <output className={css.muted}>
            {!isLive && w.broadcast.offline}
            {isLive && stage === 'sent' && (
              <span className={css.done}>
                <Check size={16} aria-hidden /> {w.broadcast.published}
              </span>
            )}
          </output>
        </div>
      </Form>
    </Card>
  );
};

const SendWord = ({ draft, isSending }: { readonly draft: Draft; readonly isSending: boolean }): ReactNode => {
  const { w } = useWords();
  const organisation = useValue('organisation');
  const people = useValue('people');
  const audience = audienceOf(draft);
  if (isSending) return w.broadcast.publishing;
  if (organisation === null || people === null || audience === null) return w.broadcast.publish;
  return w.broadcast.publishTo(audienceSize(audience, people, organisation));
};

const AudienceFields = ({ draft, onChange }: EditProps): ReactNode => {
  const { w } = useWords();
  const organisation: Organisation | null = useValue('organisation');
  const kinds = ['all', 'region', 'group'] as const;
  const choose = (kind: Draft['kind']): void =>
    onChange({
      ...draft,
      kind,
      regionId: draft.regionId || (organisation?.regions[0]?.id ?? ''),
      groupId: draft.groupId || (organisation?.groups[0]?.id ?? ''),
    });
  return (
    <div className={css.audience}>
      <Pills
        label={w.broadcast.audience}
        value={draft.kind}
        options={kinds.map((id) => ({ id, name: w.broadcast.audienceKind[id] }))}
        onChange={choose}
      />
      {draft.kind === 'region' && (
        <Pick
          label={w.broadcast.chooseRegion}
          value={draft.regionId}
          options={organisation?.regions ?? []}
          onChange={(regionId) => onChange({ ...draft, regionId })}
        />
      )}
      {draft.kind === 'group' && (
        <Pick
          label={w.broadcast.chooseGroup}
          value={draft.groupId}
          options={organisation?.groups ?? []}
          onChange={(groupId) => onChange({ ...draft, groupId })}
        />
      )}
    </div>
  );
};
