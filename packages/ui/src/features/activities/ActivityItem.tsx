import { COMPANIONS_LIMIT, type Activity } from '@hearthline/protocol';
import { Clock, MapPin, Users } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useHubNow } from '../../app/clock.tsx';
import { useSend, useValue } from '../../app/host.tsx';
import { useWords } from '../../app/words/useWords.tsx';
import { Button } from '../../components/button/Button.tsx';
import { Chip } from '../../components/chip/Chip.tsx';
import { Pick } from '../../components/choice/Choice.tsx';
import { Organising } from './Organising.tsx';
import { stageOf } from './planView.ts';
import css from './Activities.module.css';

/** One activity, with what I can do about it. */
export const ActivityItem = ({ activity }: { readonly activity: Activity }): ReactNode => {
  const { w } = useWords();
  const now = useHubNow();
  const stage = stageOf(activity, now);
  const words = w.activities;
  return (
    <li className={css.row} data-quiet={stage === 'over' || stage === 'calledOff' || undefined}>
      <div className={css.head}>
        <b className={css.name}>{activity.title}</b>
        {activity.isForFamilies && <Chip tone="gold">{words.families}</Chip>}
        {stage === 'calledOff' && <Chip tone="off">{words.calledOff}</Chip>}
        {stage === 'over' && <Chip tone="off">{words.over}</Chip>}
        {stage === 'on' && <Chip tone="ready">{words.on}</Chip>}
      </div>
      <About activity={activity} />
      {activity.calledOff !== null && activity.calledOff.why !== '' && (
        <p className={css.muted}>{words.calledOffWhy(activity.calledOff.why)}</p>
      )}
      {activity.body !== '' && <p className={css.text}>{activity.body}</p>}
      <Mine activity={activity} isToCome={stage === 'toCome'} />
      {activity.guests !== null && <Organising activity={activity} guests={activity.guests} stage={stage} />}
    </li>
  );
};

const About = ({ activity }: { readonly activity: Activity }): ReactNode => {
  const { w, f } = useWords();
  const now = useHubNow();
  const organisation = useValue('organisation');
  const { audience, startsAt, endsAt, place, places, takenPlaces, waitingCount } = activity;
  const words = w.activities;
  const unit =
    audience.kind === 'all'
      ? words.everybody
      : (organisation?.units.find(({ id }) => id === audience.unitId)?.name ?? w.common.none);
  return (
    <ul className={css.about}>
      <li>
        <Clock size={15} aria-hidden />
        {words.from(f.moment(startsAt, now), f.moment(endsAt, startsAt))}
      </li>
      {place !== '' && (
        <li>
          <MapPin size={15} aria-hidden />
          {place}
        </li>
      )}
      <li>
        <Users size={15} aria-hidden />
        {places === null ? words.takenFree(takenPlaces) : words.taken(takenPlaces, places)}
        {waitingCount > 0 && <span> · {words.waiting(waitingCount)}</span>}
      </li>
      <li className={css.muted}>{words.by(unit, activity.authorName)}</li>
    </ul>
  );
};

const counts = Array.from({ length: COMPANIONS_LIMIT + 1 }, (_, index) => String(index));

/** Whether I may sign up: whom it is for. Who organises without being of them sees it, and does not. */
const useIsForMe = ({ audience, mine }: Activity): boolean => {
  const session = useValue('session');
  const organisation = useValue('organisation');
  if (mine !== null || audience.kind === 'all') return true;
  if (session.kind !== 'signedIn' || organisation === null) return false;
  let unit = organisation.units.find(({ id }) => id === session.person.unitId);
  while (unit !== undefined && unit.id !== audience.unitId) {
    const { parentId } = unit;
    unit = organisation.units.find(({ id }) => id === parentId);
  }
  return unit !== undefined;
};

const Mine = ({ activity, isToCome }: { readonly activity: Activity; readonly isToCome: boolean }): ReactNode => {
  const { w } = useWords();
  const isForMe = useIsForMe(activity);
  const words = w.activities;
  const { mine, myAttendance } = activity;
  if (myAttendance !== null)
    return <p className={css.mine}>{myAttendance.wasThere ? words.iCame : words.iCameNot(myAttendance.byName)}</p>;
  if (!isForMe) return null;
  return (
    <>
      {mine !== null && (
        <p className={css.mine}>{mine.waitingPlace === null ? words.mine : words.mineWaiting(mine.waitingPlace)}</p>
      )}
      {isToCome && <SigningUp activity={activity} />}
    </>
  );
};

const SigningUp = ({ activity }: { readonly activity: Activity }): ReactNode => {
  const { w } = useWords();
  const send = useSend();
  const isLive = useValue('hubLink').kind === 'live';
  const { id: activityId, mine, places, takenPlaces, isForFamilies } = activity;
  const [companions, setCompanions] = useState(String(mine?.companions ?? 0));
  // Without a hub the answer comes once connected.
  const [asked, setAsked] = useState<'in' | 'out' | null>(null);
  const isBusy = asked !== null;
  const words = w.activities;
  const count = isForFamilies ? Number(companions) : 0;
  const willWait = places !== null && mine === null && (activity.waitingCount > 0 || takenPlaces + 1 + count > places);
  const signUp = async (): Promise<void> => {
    setAsked('in');
    await send('signUpForActivity', { activityId, companions: count });
    setAsked(null);
  };
  const withdraw = async (): Promise<void> => {
    setAsked('out');
    await send('withdrawFromActivity', { activityId });
    setAsked(null);
  };
  const live = willWait ? words.willWait : words.kept;
  const offline = asked === null ? words.offline : words.waits[asked];
  return (
    <>
      <div className={css.keys}>
        {isForFamilies && (
          <Pick
            label={words.withMe}
            value={companions}
            options={counts.map((one) => ({
              id: one,
              name: one === '0' ? words.nobodyWithMe : words.companions(Number(one)),
            }))}
            onChange={setCompanions}
          />
        )}
        {mine === null && (
          <Button look="act" isDisabled={isBusy} onPress={() => void signUp()}>
            {willWait ? words.signUpWaiting : words.signUp}
          </Button>
        )}
        {mine !== null && isForFamilies && count !== mine.companions && (
          <Button look="act" isDisabled={isBusy} onPress={() => void signUp()}>
            {words.changeCompanions}
          </Button>
        )}
        {mine !== null && (
          <Button isDisabled={isBusy} onPress={() => void withdraw()}>
            {words.withdraw}
          </Button>
        )}
      </div>
      <output className={css.muted}>{isLive ? live : offline}</output>
    </>
  );
};
