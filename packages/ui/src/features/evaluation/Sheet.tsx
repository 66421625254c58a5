import type { Evaluation, Person } from '@hearthline/protocol';
import { Flame } from 'lucide-react';
import type { ReactNode } from 'react';
import { useValue } from '../../app/host.tsx';
import { languages, makeFormats } from '../../app/words/index.ts';
import { useWords } from '../../app/words/useWords.tsx';
import type { Language } from '../../host/index.ts';
import { periodOf, workdayIn } from './periods.ts';
import { useToday } from './useToday.ts';
import { writtenWidth } from './writtenWidth.ts';
import css from './Sheet.module.css';

/** Two lines of the page. */
const NAME_FITS = 70;
/** Three of a word in Chinese. */
const WORD_FITS = 200;

interface SheetProps {
  readonly evaluation: Evaluation;
  readonly whose: Person;
}

/** One page of A4, on its side: in the language of the screens, and smaller in the other one. Its sizes follow its width. */
export const Sheet = ({ evaluation, whose }: SheetProps): ReactNode => {
  const { w, f, language } = useWords();
  const organisation = useValue('organisation');
  const today = useToday();
  const centre = organisation?.centreName ?? w.appName;
  const other: Language = language === 'en' ? 'zh-CN' : 'en';
  const { excellence, callCount, talkMs, points, results, to, isOver } = evaluation;
  const { average } = results.satisfaction;
  const dateOf = (day: string): string =>
    new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${day}T12:00:00Z`));
  const lastDay = isOver ? dateOf(to) : w.evaluation.sheet.until(dateOf(today));
  const signedOn = excellence === null ? lastDay : dateOf(workdayIn(organisation?.timeZone, excellence.at));
  const [mine, second] = [sentencesOf(evaluation, language), sentencesOf(evaluation, other)];
  const figures = [
    [f.number(callCount), w.evaluation.calls],
    [f.span(talkMs), w.evaluation.talk],
    [w.evaluation.daysOf(evaluation.daysWorked), w.evaluation.days],
    [f.number(points), w.evaluation.points],
    ...(average === null ? [] : [[w.results.ofFive(f.mos(average)), w.results.stars] as const]),
  ] as const;
  return (
    <div className={css.frame}>
      <article className={css.sheet} data-page-of="certificate">
        <header>
          <p className={css.centre}>
            <Flame size="1.25em" strokeWidth={1.6} aria-hidden />
            {centre}
          </p>
          <h3 className={css.title}>{mine.title}</h3>
          <p className={css.second}>{second.title}</p>
        </header>
        <div className={css.middle}>
          <p className={css.name} data-long={writtenWidth(whose.name) > NAME_FITS || undefined}>
            {whose.name}
          </p>
          <p className={css.text}>{mine.text}</p>
          <p className={css.second}>{second.text}</p>
          {excellence !== null && excellence.word !== '' && (
            <blockquote className={css.word} data-long={writtenWidth(excellence.word) > WORD_FITS || undefined}>
              {excellence.word}
            </blockquote>
          )}
        </div>
        <footer>
          <dl className={css.figures}>
            {figures.map(([figure, name]) => (
              <div key={name}>
                <dd>{figure}</dd>
                <dt>{name}</dt>
              </div>
            ))}
          </dl>
          <p className={css.signed}>
            <span>{excellence?.byName ?? centre}</span>
            <span>{signedOn}</span>
          </p>
        </footer>
      </article>
    </div>
  );
};

/** Title and sentence of the page. */
function sentencesOf(evaluation: Evaluation, language: Language): { readonly title: string; readonly text: string } {
  const words = languages[language];
  const f = makeFormats(language, words);
  const { sheet, names } = words.evaluation;
  const { period, from, excellence, callCount } = evaluation;
  const { year, number } = periodOf(period, from);
  const time = names[period](year, number);
  const calls = f.number(callCount);
  if (excellence !== null) return { title: sheet.excellence[period], text: sheet.excellenceText(time, calls) };
  return { title: sheet.thanks, text: sheet.thanksText(time, calls) };
}
