import type { AnnouncementPlan } from '@hearthline/protocol';
import { CalendarClock, CalendarX2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { useHubNow } from '../../app/clock.tsx';
import { useAct, useValue } from '../../app/host.tsx';
import { useWords } from '../../app/words/useWords.tsx';
import { Button } from '../../components/button/Button.tsx';
import { Card } from '../../components/card/Card.tsx';
import { Empty, Known } from '../../components/faces/Faces.tsx';
import { audienceName } from './draft.ts';
import css from './Broadcast.module.css';

/** What is sent later, the next first. */
export const PlanList = (): ReactNode => {
  const { w } = useWords();
  const plans = useValue('announcementPlans');
  return (
    <Card title={w.broadcast.plan.title}>
      <Known value={plans}>
        {(known) =>
          known.length === 0 ? (
            <Empty icon={CalendarClock} title={w.broadcast.plan.empty} hint={w.broadcast.plan.emptyHint} />
          ) : (
            <ul className={css.sent}>
              {known.map((one) => (
                <Planned key={one.id} plan={one} />
              ))}
            </ul>
          )
        }
      </Known>
    </Card>
  );
};

const Planned = ({ plan }: { readonly plan: AnnouncementPlan }): ReactNode => {
  const { w, f } = useWords();
  const act = useAct();
  const now = useHubNow();
  const organisation = useValue('organisation');
  const isLive = useValue('hubLink').kind === 'live';
  const to = (organisation === null ? null : audienceName(plan, organisation)) ?? w.broadcast.toAll;
  const { repeat, timeOfDay, lastOn } = plan;
  return (
    <li className={css.item}>
      <p className={css.muted}>
        {plan.authorName} → {to}
      </p>
      <h3 className={css.title}>{plan.title}</h3>
      <p className={css.facts}>
        <span>{w.broadcast.plan.next(f.moment(plan.nextAt, now))}</span>
        {repeat !== 'once' && <span>{w.broadcast.plan.rhythm(w.broadcast.plan.repeat[repeat], timeOfDay)}</span>}
        {repeat !== 'once' && <span>{w.broadcast.plan.until(lastOn)}</span>}
        {plan.attachments !== undefined && plan.attachments.length > 0 && (
          <span>{w.attachments.count(plan.attachments.length)}</span>
        )}
      </p>
      <div className={css.actions}>
        <Button icon={CalendarX2} isDisabled={!isLive} onPress={() => act('callOffPlan', { planId: plan.id })}>
          {w.broadcast.plan.callOff}
        </Button>
      </div>
    </li>
  );
};
