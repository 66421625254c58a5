import {
  REWARD_WORD_CHARS,
  type Organisation,
  type Person,
  type Reward,
  type RewardRequest,
} from '@hearthline/protocol';
import { Gift } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useHubNow } from '../../app/clock.tsx';
import { useSend, useValue } from '../../app/host.tsx';
import { useWords } from '../../app/words/useWords.tsx';
import { Button } from '../../components/button/Button.tsx';
import { Card } from '../../components/card/Card.tsx';
import { Chip } from '../../components/chip/Chip.tsx';
import { Empty, Known } from '../../components/faces/Faces.tsx';
import { SentenceForm } from '../../components/sentenceForm/SentenceForm.tsx';
import { Window } from '../../components/window/Window.tsx';
import { addressable } from '../broadcast/draft.ts';
import { Cut } from './Cut.tsx';
import { OfferWindow } from './OfferWindow.tsx';
import { RequestRow } from './RequestRow.tsx';
import { inOrder, isRunning, requestGroups } from './rewardView.ts';
import css from './Rewards.module.css';
import list from '../../components/entryList/EntryList.module.css';

/** A leader's: what waits for her answer, what is to be handed over, what is offered, and what is settled. */
export const RewardDesk = ({ me }: { readonly me: Person }): ReactNode => {
  const { w } = useWords();
  const requests = useValue('rewardRequests');
  const isLive = useValue('hubLink').kind === 'live';
  return (
    <>
      {!isLive && <p className={css.muted}>{w.rewards.offlineDesk}</p>}
      <Card title={w.rewards.waitingTitle}>
        <Known value={requests} rows={4}>
          {(known) => <Waiting rows={requestGroups(known).waiting} />}
        </Known>
      </Card>
      <ToHandOver rows={requestGroups(requests ?? []).approved} />
      <Offered me={me} />
      <Settled rows={requestGroups(requests ?? []).settled} />
    </>
  );
};

const Waiting = ({ rows }: { readonly rows: readonly RewardRequest[] }): ReactNode => {
  const { w } = useWords();
  if (rows.length === 0) return <Empty icon={Gift} title={w.rewards.nothingWaits} hint={w.rewards.nothingWaitsHint} />;
  return <ToAnswer rows={rows} />;
};

/** Each with what she can say to it. */
const ToAnswer = ({ rows }: { readonly rows: readonly RewardRequest[] }): ReactNode => (
  <Cut rows={rows}>
    {(one) => (
      <RequestRow key={one.id} one={one} isNamed>
        <Answer one={one} />
      </RequestRow>
    )}
  </Cut>
);

const ToHandOver = ({ rows }: { readonly rows: readonly RewardRequest[] }): ReactNode => {
  const { w } = useWords();
  if (rows.length === 0) return null;
  return (
    <Card title={w.rewards.approvedTitle}>
      <ToAnswer rows={rows} />
    </Card>
  );
};

const Settled = ({ rows }: { readonly rows: readonly RewardRequest[] }): ReactNode => {
  const { w } = useWords();
  if (rows.length === 0) return null;
  return (
    <Card title={w.rewards.settledTitle}>
      <Cut rows={rows}>{(one) => <RequestRow key={one.id} one={one} isNamed />}</Cut>
    </Card>
  );
};

/** Yes or no to what waits; handed over, or still no, to what was approved. */
const Answer = ({ one }: { readonly one: RewardRequest }): ReactNode => {
  const { w } = useWords();
  const send = useSend();
  const isLive = useValue('hubLink').kind === 'live';
  const [isSending, setSending] = useState(false);
  const [isDeclining, setDeclining] = useState(false);
  const { id: requestId, personName, title } = one;
  const isWaiting = one.standing.kind === 'waiting';
  const words = w.rewards;
  const goOn = async (): Promise<void> => {
    setSending(true);
    if (isWaiting) await send('answerReward', { requestId, answer: { kind: 'approved' } });
    else await send('handOverReward', { requestId });
    setSending(false);
  };
  if (isDeclining)
    return (
      <SentenceForm
        words={{ label: words.whyNot, hint: words.whyNotHint, send: words.decline, close: w.common.close }}
        maxLength={REWARD_WORD_CHARS}
        onSend={async (word) => (await send('answerReward', { requestId, answer: { kind: 'declined', word } })).ok}
        onDone={() => setDeclining(false)}
      />
    );
  const named = (key: string): string => words.keyOf(key, words.wants(personName, title));
  const onward = isWaiting ? words.approve : words.handOver;
  return (
    <div className={css.keys}>
      <Button look="act" isDisabled={!isLive || isSending} aria-label={named(onward)} onPress={() => void goOn()}>
        {onward}
      </Button>
      <Button
        look="quiet"
        isDisabled={!isLive || isSending}
        aria-label={named(words.decline)}
        onPress={() => setDeclining(true)}
      >
        {words.decline}
      </Button>
    </div>
  );
};

const Offered = ({ me }: { readonly me: Person }): ReactNode => {
  const { w } = useWords();
  const now = useHubNow();
  const rewards = useValue('rewards');
  const organisation = useValue('organisation');
  const isLive = useValue('hubLink').kind === 'live';
  const [isWriting, setWriting] = useState(false);
  if (organisation === null || rewards === null) return null;
  const among = addressable(organisation, me);
  const mine = rewards.filter(({ isMine }) => isMine);
  const running = inOrder(mine.filter((one) => isRunning(one, now)));
  const over = mine.filter((one) => !isRunning(one, now)).toSorted((a, b) => b.until - a.until);
  return (
    <Card
      title={w.rewards.offeredTitle}
      aside={
        among.length > 0 && (
          <Button isDisabled={!isLive} onPress={() => setWriting(true)}>
            {w.rewards.offer}
          </Button>
        )
      }
    >
      {mine.length === 0 ? (
        <Empty icon={Gift} title={w.rewards.nothingOffered} hint={w.rewards.nothingOfferedHint} />
      ) : (
        <Cut rows={[...running, ...over]}>
          {(one) => <OfferedItem key={one.id} reward={one} organisation={organisation} />}
        </Cut>
      )}
      {isWriting && (
        <OfferWindow organisation={organisation} among={among} reward={null} onClose={() => setWriting(false)} />
      )}
    </Card>
  );
};

interface OfferedItemProps {
  readonly reward: Reward;
  readonly organisation: Organisation;
}

const OfferedItem = ({ reward, organisation }: OfferedItemProps): ReactNode => {
  const { w, f } = useWords();
  const now = useHubNow();
  const isLive = useValue('hubLink').kind === 'live';
  const [open, setOpen] = useState<'change' | 'end' | null>(null);
  const { title, cost, stock, takenCount, until, audience, authorName, perPerson } = reward;
  const isOn = isRunning(reward, now);
  const words = w.rewards;
  const unit =
    audience.kind === 'all'
      ? w.activities.everybody
      : (organisation.units.find(({ id }) => id === audience.unitId)?.name ?? w.common.none);
  const facts = [
    stock === null ? words.takenFree(takenCount) : words.taken(takenCount, stock),
    ...(perPerson === null ? [] : [words.perPersonOf(perPerson)]),
    words.untilOf(f.moment(reward.endedAt ?? until, now)),
    words.byFor(unit, authorName),
  ];
  return (
    <li className={list.row}>
      <div className={list.head}>
        <b>{title}</b>
        {!isOn && <Chip tone="off">{words.over}</Chip>}
        <Chip tone="gold">{words.cost(cost, f.number(cost))}</Chip>
      </div>
      <p className={css.muted}>{facts.join(' · ')}</p>
      {isOn && (
        <div className={css.keys}>
          <Button isDisabled={!isLive} aria-label={words.changeOf(title)} onPress={() => setOpen('change')}>
            {words.change}
          </Button>
          <Button look="quiet" isDisabled={!isLive} aria-label={words.endOf(title)} onPress={() => setOpen('end')}>
            {words.end}
          </Button>
        </div>
      )}
      {open === 'change' && (
        <OfferWindow organisation={organisation} among={[]} reward={reward} onClose={() => setOpen(null)} />
      )}
      {open === 'end' && <End reward={reward} onClose={() => setOpen(null)} />}
    </li>
  );
};

const End = ({ reward, onClose }: { readonly reward: Reward; readonly onClose: () => void }): ReactNode => {
  const { w } = useWords();
  const send = useSend();
  const [isSending, setSending] = useState(false);
  const end = async (): Promise<void> => {
    setSending(true);
    const sent = await send('endReward', { rewardId: reward.id });
    setSending(false);
    if (sent.ok) onClose();
  };
  return (
    <Window title={w.rewards.endTitle} isOpen onClose={onClose}>
      <div className={css.form}>
        <b className={css.text}>{reward.title}</b>
        <p className={css.muted}>{w.rewards.endMeaning}</p>
        <div className={css.keys}>
          <Button look="danger" isDisabled={isSending} onPress={() => void end()}>
            {w.rewards.endNow}
          </Button>
          <Button onPress={onClose}>{w.rewards.keep}</Button>
        </div>
      </div>
    </Window>
  );
};
