import type { Reward, RewardBalance } from '@hearthline/protocol';
import { Gift } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useHubNow } from '../../app/clock.tsx';
import { useSend, useValue } from '../../app/host.tsx';
import { useWords } from '../../app/words/useWords.tsx';
import { Button } from '../../components/button/Button.tsx';
import { Card } from '../../components/card/Card.tsx';
import { Chip } from '../../components/chip/Chip.tsx';
import { Empty, Known } from '../../components/faces/Faces.tsx';
import { Window } from '../../components/window/Window.tsx';
import { Cut } from './Cut.tsx';
import { RequestRow } from './RequestRow.tsx';
import { hindranceOf, inOrder, isRunning, leftOf, requestGroups } from './rewardView.ts';
import css from './Rewards.module.css';
import list from '../../components/entryList/EntryList.module.css';

/** What I can spend, what there is for it, and what became of what I asked for. */
export const RewardPage = (): ReactNode => {
  const { w } = useWords();
  const balance = useValue('rewardBalance');
  const rewards = useValue('rewards');
  return (
    <>
      <Card title={w.rewards.balance}>
        <Known value={balance}>{(known) => <Balance balance={known} />}</Known>
      </Card>
      <Card title={w.rewards.offers}>
        <Known value={rewards} rows={4}>
          {(known) => <Offers rewards={known} spendable={balance?.spendable ?? 0} />}
        </Known>
      </Card>
      <MyRequests />
    </>
  );
};

const Balance = ({ balance }: { readonly balance: RewardBalance }): ReactNode => {
  const { w, f } = useWords();
  const { earned, spent, held, spendable } = balance;
  const made = [w.rewards.earned(f.number(earned)), w.rewards.spent(f.number(spent)), w.rewards.held(f.number(held))];
  return (
    <>
      <p className={css.figures}>
        <b className={css.figure}>{f.number(Math.max(0, spendable))}</b>
        <span className={css.muted}>{made.join(' · ')}</span>
      </p>
      {spendable < 0 && <p className={css.muted}>{w.rewards.below(f.number(-spendable))}</p>}
      <p className={css.muted}>{w.rewards.balanceMeaning}</p>
    </>
  );
};

const Offers = (props: { readonly rewards: readonly Reward[]; readonly spendable: number }): ReactNode => {
  const { w } = useWords();
  const now = useHubNow();
  const shown = inOrder(props.rewards.filter((one) => one.isForMe && isRunning(one, now)));
  if (shown.length === 0) return <Empty icon={Gift} title={w.rewards.noOffers} hint={w.rewards.noOffersHint} />;
  return <Cut rows={shown}>{(one) => <OfferItem key={one.id} reward={one} spendable={props.spendable} />}</Cut>;
};

interface OfferItemProps {
  readonly reward: Reward;
  readonly spendable: number;
}

const OfferItem = ({ reward, spendable }: OfferItemProps): ReactNode => {
  const { w, f } = useWords();
  const now = useHubNow();
  const isLive = useValue('hubLink').kind === 'live';
  const [isAsking, setAsking] = useState(false);
  const { title, body, cost, until, mineCount, perPerson } = reward;
  const hindrance = hindranceOf(reward, spendable);
  const left = leftOf(reward);
  const facts = [
    left === null ? null : w.rewards.left(left),
    perPerson === null ? null : w.rewards.perPersonOf(perPerson),
    mineCount > 0 ? w.rewards.hadOf(mineCount) : null,
    w.rewards.untilOf(f.moment(until, now)),
  ].filter((one) => one !== null);
  return (
    <li className={list.row}>
      <div className={list.head}>
        <b>{title}</b>
        <Chip tone="gold">{w.rewards.cost(cost, f.number(cost))}</Chip>
      </div>
      {body !== '' && <p className={css.text}>{body}</p>}
      <p className={css.muted}>{facts.join(' · ')}</p>
      <div className={css.keys}>
        <Button
          isDisabled={!isLive || hindrance !== null}
          aria-label={w.rewards.redeemOf(title)}
          onPress={() => setAsking(true)}
        >
          {w.rewards.redeem}
        </Button>
        {hindrance !== null && (
          <span className={css.muted}>
            {hindrance.kind === 'tooDear'
              ? w.rewards.tooDear(hindrance.missing, f.number(hindrance.missing))
              : w.rewards.hindered[hindrance.kind]}
          </span>
        )}
        {!isLive && hindrance === null && <span className={css.muted}>{w.rewards.offline}</span>}
      </div>
      {isAsking && <Confirm reward={reward} spendable={spendable} onClose={() => setAsking(false)} />}
    </li>
  );
};

const Confirm = ({ reward, spendable, onClose }: OfferItemProps & { readonly onClose: () => void }): ReactNode => {
  const { w, f } = useWords();
  const send = useSend();
  const [isSending, setSending] = useState(false);
  const { id: rewardId, version, title, cost } = reward;
  const redeem = async (): Promise<void> => {
    setSending(true);
    // What was refused is said in words, and the list shows it as it is now.
    await send('redeemReward', { rewardId, version });
    onClose();
  };
  return (
    <Window title={w.rewards.confirmTitle} isOpen onClose={onClose}>
      <div className={css.form}>
        <b className={css.text}>{title}</b>
        <p>{w.rewards.confirmMeaning(f.number(cost), f.number(spendable - cost))}</p>
        <p className={css.muted}>{w.rewards.confirmHint}</p>
        <div className={css.keys}>
          <Button look="act" isDisabled={isSending} onPress={() => void redeem()}>
            {w.rewards.confirm(cost, f.number(cost))}
          </Button>
          <Button onPress={onClose}>{w.rewards.notNow}</Button>
        </div>
      </div>
    </Window>
  );
};

const MyRequests = (): ReactNode => {
  const { w } = useWords();
  const requests = useValue('rewardRequests') ?? [];
  const { waiting, approved, settled } = requestGroups(requests);
  const all = [...approved, ...waiting, ...settled];
  return (
    <Card title={w.rewards.mine}>
      <p className={css.muted}>{w.rewards.kept}</p>
      {all.length === 0 ? (
        <Empty icon={Gift} title={w.rewards.noneYet} />
      ) : (
        <Cut rows={all}>
          {(one) => (
            <RequestRow key={one.id} one={one}>
              {one.standing.kind === 'waiting' && <Withdraw requestId={one.id} title={one.title} />}
            </RequestRow>
          )}
        </Cut>
      )}
    </Card>
  );
};

const Withdraw = ({ requestId, title }: { readonly requestId: string; readonly title: string }): ReactNode => {
  const { w } = useWords();
  const send = useSend();
  const isLive = useValue('hubLink').kind === 'live';
  const [isSending, setSending] = useState(false);
  const withdraw = async (): Promise<void> => {
    setSending(true);
    await send('withdrawReward', { requestId });
    setSending(false);
  };
  return (
    <div className={css.keys}>
      <Button
        look="quiet"
        isDisabled={!isLive || isSending}
        aria-label={w.rewards.withdrawOf(title)}
        onPress={() => void withdraw()}
      >
        {w.rewards.withdraw}
      </Button>
    </div>
  );
};
