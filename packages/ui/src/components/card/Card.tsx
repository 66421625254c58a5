import { useId, type ReactNode } from 'react';
import { cx } from '../cx.ts';
import css from './Card.module.css';

interface CardProps {
  readonly title?: string;
  /** Small things at the right of the title. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
  readonly className?: string | undefined;
}

/** One subject on paper. With a title it is a named region for screen readers. */
export const Card = ({ title, aside, children, className }: CardProps): ReactNode => {
  const id = useId();
  return (
    <section className={cx(css.card, className)} aria-labelledby={title === undefined ? undefined : id}>
      {title !== undefined && (
        <header className={css.head}>
          <h2 id={id}>{title}</h2>
          {aside}
        </header>
      )}
      {children}
    </section>
  );
};
