import { isOpenProposal, PROPOSAL_CHARS, type Proposal, type ProposalReply } from '@hearthline/protocol';
import { Inbox } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useSend, useValue } from '../../app/host.tsx';
import { useWords } from '../../app/words/useWords.tsx';
import { Button } from '../../components/button/Button.tsx';
import { Card } from '../../components/card/Card.tsx';
import { Empty, Known } from '../../components/faces/Faces.tsx';
import { Field } from '../../components/field/Field.tsx';
import { ProposalLine } from './ProposalLine.tsx';
import { receivedBy } from './proposalList.ts';
import css from './Proposals.module.css';

/** As many settled ones are shown below what waits. */
const SETTLED_SHOWN = 5;

/** What those I am in charge of ask and propose, and my reply. */
export const ReceivedCard = (): ReactNode => {
  const { w } = useWords();
  const session = useValue('session');
  const proposals = useValue('proposals');
  return (
    <Card title={w.proposals.received.title}>
      <Known value={proposals}>
        {(known) => {
          const all = session.kind === 'signedIn' ? receivedBy(known, session.person) : [];
          const open = all.filter(isOpenProposal);
          const settled = all.slice(open.length, open.length + SETTLED_SHOWN);
          if (all.length === 0)
            return <Empty icon={Inbox} title={w.proposals.received.empty} hint={w.proposals.received.emptyHint} />;
          return (
            <ul className={css.list} aria-label={w.proposals.received.title}>
              {open.map((one) => (
                <ProposalLine key={one.id} one={one} hasAsker>
                  <Replying one={one} />
                </ProposalLine>
              ))}
              {settled.map((one) => (
                <ProposalLine key={one.id} one={one} hasAsker />
              ))}
            </ul>
          );
        }}
      </Known>
    </Card>
  );
};

const Replying = ({ one }: { readonly one: Proposal }): ReactNode => {
  const { w } = useWords();
  const send = useSend();
  const [word, setWord] = useState('');
  const [isSending, setSending] = useState(false);
  const isLive = useValue('hubLink').kind === 'live';
  const words = w.proposals.received;
  const reply = async (said: ProposalReply): Promise<void> => {
    setSending(true);
    await send('replyToProposal', { proposalId: one.id, reply: said });
    setSending(false);
  };
  const said = word.trim();
  const mayNot = !isLive || isSending;
  return (
    <div className={css.form}>
      <Field
        label={one.kind === 'question' ? words.answerWord : words.reasonWord}
        rows={2}
        maxLength={PROPOSAL_CHARS}
        value={word}
        onChange={setWord}
      />
      <div className={css.keys}>
        {one.kind === 'question' ? (
          <Button
            look="act"
            isDisabled={mayNot || said === ''}
            onPress={() => void reply({ kind: 'answered', word: said })}
          >
            {words.answer}
          </Button>
        ) : (
          <>
            <Button look="act" isDisabled={mayNot} onPress={() => void reply({ kind: 'accepted', word: said })}>
              {words.accept}
            </Button>
            <Button isDisabled={mayNot || said === ''} onPress={() => void reply({ kind: 'declined', word: said })}>
              {words.decline}
            </Button>
          </>
        )}
        {one.state.kind === 'received' && (
          <Button look="quiet" isDisabled={mayNot} onPress={() => void reply({ kind: 'lookedAt' })}>
            {words.look}
          </Button>
        )}
      </div>
    </div>
  );
};
