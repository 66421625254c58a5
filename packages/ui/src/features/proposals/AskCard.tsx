import { PROPOSAL_CHARS, type Organisation, type Person, type ProposalKind } from '@hearthline/protocol';
import { MessageCircleQuestion } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { Form } from 'react-aria-components';
import { useSend, useValue } from '../../app/host.tsx';
import { useWords } from '../../app/words/useWords.tsx';
import { Button } from '../../components/button/Button.tsx';
import { Card } from '../../components/card/Card.tsx';
import { Pills } from '../../components/choice/Choice.tsx';
import { Empty, Known, NotYet } from '../../components/faces/Faces.tsx';
import { Field } from '../../components/field/Field.tsx';
import { UnitPick } from '../team/UnitPick.tsx';
import { ProposalLine } from './ProposalLine.tsx';
import { askable, mineOf } from './proposalList.ts';
import css from './Proposals.module.css';

/** Asks who is in charge, or proposes something; below it what I have asked, and how it stands. */
export const AskCard = (): ReactNode => {
  const { w } = useWords();
  const organisation = useValue('organisation');
  const session = useValue('session');
  const proposals = useValue('proposals');
  const me = session.kind === 'signedIn' ? session.person : null;
  return (
    <Card title={w.proposals.ask.title}>
      <p className={css.muted}>{w.proposals.ask.meaning}</p>
      {organisation === null || me === null ? <NotYet rows={2} /> : <Asking organisation={organisation} me={me} />}
      <Known value={proposals}>
        {(known) => {
          const mine = me === null ? [] : mineOf(known, me);
          if (mine.length === 0)
            return (
              <Empty icon={MessageCircleQuestion} title={w.proposals.ask.empty} hint={w.proposals.ask.emptyHint} />
            );
          return (
            <ul className={css.list} aria-label={w.proposals.ask.mine}>
              {mine.map((one) => (
                <ProposalLine key={one.id} one={one}>
                  <TakeBack proposalId={one.id} />
                </ProposalLine>
              ))}
            </ul>
          );
        }}
      </Known>
    </Card>
  );
};

interface AskingProps {
  readonly organisation: Organisation;
  readonly me: Person;
}

const Asking = ({ organisation, me }: AskingProps): ReactNode => {
  const { w } = useWords();
  const send = useSend();
  const [kind, setKind] = useState<ProposalKind>('question');
  const [chosen, setChosen] = useState('');
  const [text, setText] = useState('');
  const [stage, setStage] = useState<'writing' | 'sending' | 'sent'>('writing');
  const isLive = useValue('hubLink').kind === 'live';
  const among = askable(organisation, me);
  const unitId = among.includes(chosen) ? chosen : among[0];
  if (unitId === undefined) return <p className={css.muted}>{w.proposals.ask.nobody}</p>;
  const mayNot = text.trim() === '' || stage === 'sending';
  const ask = async (): Promise<void> => {
    setStage('sending');
    const sent = await send('askProposal', { kind, unitId, text: text.trim() });
    if (sent.ok) setText('');
    setStage(sent.ok ? 'sent' : 'writing');
  };
  return (
    <Form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (!mayNot) void ask();
      }}
    >
      <div className={css.choices}>
        <Pills
          label={w.proposals.ask.kind}
          value={kind}
          options={(['question', 'proposal'] as const).map((id) => ({ id, name: w.proposals.kinds[id] }))}
          onChange={setKind}
        />
        <UnitPick
          label={w.proposals.ask.to}
          organisation={organisation}
          value={unitId}
          among={new Set(among)}
          onChange={setChosen}
        />
      </div>
      <Field
        label={w.proposals.ask.text}
        rows={3}
        value={text}
        maxLength={PROPOSAL_CHARS}
        onChange={(next) => {
          setText(next);
          setStage('writing');
        }}
      />
      <div className={css.keys}>
        <Button type="submit" look="act" isDisabled={mayNot}>
          {w.proposals.ask.send}
        </Button>
        <output className={css.muted}>
          {stage === 'sent' && (isLive ? w.proposals.ask.sent : w.proposals.ask.waiting)}
        </output>
      </div>
    </Form>
  );
};

const TakeBack = ({ proposalId }: { readonly proposalId: string }): ReactNode => {
  const { w } = useWords();
  const send = useSend();
  const [isGoing, setGoing] = useState(false);
  const takeBack = async (): Promise<void> => {
    setGoing(true);
    const sent = await send('takeBackProposal', { proposalId });
    if (!sent.ok) setGoing(false);
  };
  return (
    <Button look="quiet" isDisabled={isGoing} onPress={() => void takeBack()}>
      {w.proposals.ask.takeBack}
    </Button>
  );
};
