import { CalendarHeart } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useHubNow } from '../../app/clock.tsx';
import { useAct, useValue } from '../../app/host.tsx';
import { useWords } from '../../app/words/useWords.tsx';
import { Button } from '../../components/button/Button.tsx';
import { noticesOf } from './planView.ts';
import css from './Activities.module.css';

/** The next thing to know of what I signed up for; never while a call lives. */
export const ActivityNotices = (): ReactNode => {
  const { w, f } = useWords();
  const activities = useValue('activities');
  const calls = useValue('calls');
  const now = useHubNow();
  const act = useAct();
  // Without a hub the word that I have seen it waits; here it is gone at once.
  const [gone, setGone] = useState<ReadonlySet<string>>(new Set());
  const all = noticesOf(activities ?? [], now).map((one) => ({
    ...{ ...one, key: `${one.activity.id} ${one.activity.movedAt ?? 0} ${one.notice}` },
  }));
  const next = all.find(({ key }) => !gone.has(key));
  if (next === undefined || calls.some(({ state }) => state.kind !== 'ended')) return null;
  const { activity, notice, key } = next;
  const putAway = (): void => {
    setGone(new Set([...gone, key]));
    act('seeActivity', { activityId: activity.id, notice });
  };
  const words = w.activities;
  return (
    <output className={css.notice} aria-label={words.notice.label}>
      <CalendarHeart size={22} aria-hidden />
      <div className={css.words}>
        <b>{words.notice[notice](activity.title, f.moment(activity.startsAt, now))}</b>
        {activity.place !== '' && <span className={css.muted}>{activity.place}</span>}
        {notice === 'calledOff' && activity.calledOff !== null && activity.calledOff.why !== '' && (
          <span className={css.muted}>{words.calledOffWhy(activity.calledOff.why)}</span>
        )}
      </div>
      <Button onPress={putAway}>{words.notice.seen}</Button>
    </output>
  );
};
