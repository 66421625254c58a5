import { useId, type ReactNode } from 'react';
import { useWords } from '../../app/words/useWords.tsx';
import { cx } from '../../components/cx.ts';
import { initialOf } from '../../components/face/initialOf.ts';
import type { Slide } from './slides.ts';
import css from './Wall.module.css';

interface ColumnProps {
  readonly slide: Slide;
  /** The hub's clock. */
  readonly now: number;
}

/** One part of the wall. */
export const Column = ({ slide, now }: ColumnProps): ReactNode => {
  const { w } = useWords();
  const id = useId();
  return (
    <section className={css.column} aria-labelledby={id}>
      <h2 id={id}>{w.wall.titles[slide.kind]}</h2>
      {slide.rows.length === 0 ? (
        <p className={css.empty}>{w.wall.empty[slide.kind]}</p>
      ) : (
        <ul className={css.rows}>
          <Rows slide={slide} now={now} />
        </ul>
      )}
      {slide.kind === 'praise' && slide.thanksCount !== null && <Thanks count={slide.thanksCount} />}
    </section>
  );
};

const Rows = ({ slide, now }: ColumnProps): ReactNode => {
  const { w, f, language } = useWords();
  switch (slide.kind) {
    case 'people':
      return slide.rows.map(({ id, name, unitName, points }) => (
        <Row key={id} name={name} about={unitName} figure={f.signed(points)} hasFace />
      ));
    case 'groups':
      return slide.rows.map(({ id, name, rank, points }) => (
        <Row key={id} name={name} about={w.wall.perHead(f.number(points))} figure={w.wall.place(rank)} />
      ));
    case 'badges':
      return slide.rows.map(({ id, name, unitName, title }) => (
        <Row key={id} name={name} about={`${title[language]} · ${unitName}`} hasFace />
      ));
    case 'praise':
      return slide.rows.map(({ id, fromName, toName, text }) => (
        <li key={id} className={css.praise}>
          <blockquote className={cx(text.length > SHORT && css.small)}>{text}</blockquote>
          <p>{w.wall.praised(fromName, toName)}</p>
        </li>
      ));
    case 'activities':
      return slide.rows.map(({ id, title, place, startsAt, comingCount }) => {
        const when = w.wall.when(f.moment(startsAt, now), place);
        return <Row key={id} name={title} about={`${when} · ${w.wall.coming(f.number(comingCount))}`} />;
      });
  }
};

const Thanks = ({ count }: { readonly count: number }): ReactNode => {
  const { w, f } = useWords();
  return <p className={css.thanks}>{w.wall.thanks(f.number(count))}</p>;
};

/** Characters that still fit in large letters. */
const SHORT = 48;
const widthOf = (text: string): number => [...text].reduce((sum, sign) => sum + (sign > '\u2e80' ? 2 : 1), 0);

/** Wider than this a name takes two lines, in the smallest letters there are. */
const roomFor = ({ figure, hasFace }: RowProps): number =>
  figure === undefined ? (hasFace === true ? 15 : 18) : hasFace === true ? 9 : 13;

interface RowProps {
  readonly name: string;
  readonly about: string;
  readonly figure?: string;
  readonly hasFace?: boolean;
}

const Row = (props: RowProps): ReactNode => {
  const { name, about, figure, hasFace = false } = props;
  return (
    <li className={css.row}>
      {hasFace && <span className={css.face} data-initial={initialOf(name)} aria-hidden />}
      <div className={css.text}>
        <p className={cx(css.name, widthOf(name) > roomFor(props) && css.longName)}>{name}</p>
        <p className={css.about}>{about}</p>
      </div>
      {figure !== undefined && <b className={css.figure}>{figure}</b>}
    </li>
  );
};
