import type { Contest, ContestOutcome, ContestStanding } from '@hearthline/protocol';
import type { ReactNode } from 'react';
import { useHubNow } from '../../app/clock.tsx';
import { useValue } from '../../app/host.tsx';
import type { Formats, Words } from '../../app/words/index.ts';
import { useWords } from '../../app/words/useWords.tsx';
import { Chip } from '../../components/chip/Chip.tsx';
import { RankingTable } from '../points/Neighbours.tsx';
import { stageOf } from './contestView.ts';
import { Progress } from '../../components/progress/Progress.tsx';
import css from './Contests.module.css';

const tones = { coming: 'ready', running: 'gold', due: 'off', over: 'off', calledOff: 'off' } as const;

interface ContestItemProps {
  readonly contest: Contest;
  /** What I can do about it. */
  readonly keys: ReactNode;
}

/** One contest: what it is, how it stands, what came of it. */
export const ContestItem = ({ contest, keys }: ContestItemProps): ReactNode => {
  const { w, f } = useWords();
  const now = useHubNow();
  const organisation = useValue('organisation');
  const { title, aim, audience, startsAt, endsAt, authorName, calledOff, joinedCount, isIn, standing, outcome } =
    contest;
  const stage = stageOf(contest, now);
  const words = w.contests;
  const unit =
    audience.kind === 'all'
      ? words.everybody
      : (organisation?.units.find(({ id }) => id === audience.unitId)?.name ?? w.common.none);
  return (
    <li className={css.row}>
      <div className={css.head}>
        <b className={css.name}>{title}</b>
        <Chip tone={tones[stage]}>{words.stages[stage]}</Chip>
        {isIn && <Chip tone="gold">{words.isIn}</Chip>}
      </div>
      <p>{aimText(contest, w, f)}</p>
      <p className={css.muted}>
        {[words.kinds[aim.kind], words.from(f.moment(startsAt, now), f.moment(endsAt, now))].join(' · ')}
      </p>
      <p className={css.muted}>{[words.by(unit, authorName), words.joined(joinedCount)].join(' · ')}</p>
      {calledOff !== null && calledOff.why !== '' && <p className={css.muted}>{words.calledOffWhy(calledOff.why)}</p>}
      {standing !== null && stage === 'running' && <Standing contest={contest} standing={standing} />}
      {outcome !== null && <Outcome contest={contest} outcome={outcome} />}
      {keys}
    </li>
  );
};

/** What is to be reached, in one sentence. */
function aimText({ aim, measure }: Contest, w: Words, f: Formats): string {
  const { aims, measures } = w.contests;
  switch (aim.kind) {
    case 'ownAverage':
      return aims.ownAverage(measures[measure], f.percent(aim.percent / 100));
    case 'eachOther':
      return aims.eachOther(measures[measure], aim.places);
    case 'together':
      return aims.together(measures[measure], f.number(aim.goal));
  }
}

const Standing = ({
  contest,
  standing,
}: {
  readonly contest: Contest;
  readonly standing: ContestStanding;
}): ReactNode => {
  const { w, f } = useWords();
  const words = w.contests;
  switch (standing.kind) {
    case 'ownAverage': {
      const { average, soFar } = standing;
      return <p>{soFar === null ? words.averageOnly(f.mos(average)) : words.average(f.mos(average), f.mos(soFar))}</p>;
    }
    case 'eachOther': {
      const { mine, neighbours } = standing;
      if (mine === null) return <p className={css.muted}>{words.tooFew}</p>;
      return (
        <>
          <RankingTable
            rows={neighbours}
            mineKey={mine.key}
            label={words.table(contest.title)}
            valueTitle={words.measures[contest.measure]}
          />
          {mine.rank === null && <p className={css.muted}>{w.points.rankNoneMeaning}</p>}
        </>
      );
    }
    case 'together': {
      const goal = contest.aim.kind === 'together' ? contest.aim.goal : 1;
      const text = words.sum(f.number(standing.sum), f.number(goal));
      return (
        <>
          <p>{text}</p>
          <Progress label={text} max={goal} value={standing.sum} />
          {standing.mine !== null && <p className={css.muted}>{words.myShare(f.number(standing.mine))}</p>}
        </>
      );
    }
  }
};

const Outcome = ({ contest, outcome }: { readonly contest: Contest; readonly outcome: ContestOutcome }): ReactNode => {
  const { w } = useWords();
  const words = w.contests;
  const won = {
    ownAverage: words.reached,
    eachOther: words.won,
    together: words.reachedTogether,
  };
  return (
    <>
      {contest.isIn &&
        (outcome.isMine ? <p className={css.won}>{won[outcome.kind]}</p> : <p>{words.notReached[outcome.kind]}</p>)}
      <What contest={contest} outcome={outcome} />
    </>
  );
};

/** For all who were in it: names where it was among each other, numbers otherwise. [CONTEST-9] */
const What = ({ contest, outcome }: { readonly contest: Contest; readonly outcome: ContestOutcome }): ReactNode => {
  const { w, f } = useWords();
  const words = w.contests;
  switch (outcome.kind) {
    case 'ownAverage':
      return <p className={css.muted}>{words.reachedCount(outcome.reachedCount)}</p>;
    case 'eachOther': {
      const names = outcome.winners.map(({ name, value }) => words.winner(name, f.number(value)));
      return <p>{names.length === 0 ? words.nobody : words.winners(names.join(' · '))}</p>;
    }
    case 'together': {
      const goal = contest.aim.kind === 'together' ? contest.aim.goal : 0;
      return <p className={css.muted}>{words.outcomeSum(f.number(outcome.sum), f.number(goal))}</p>;
    }
  }
};
