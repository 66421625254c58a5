import { CloudOff, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { useValue } from '../../app/host.tsx';
import { useWords } from '../../app/words/useWords.tsx';
import css from './Faces.module.css';

/** The calm face of nothing: what it is, and what will bring it. */
export const Empty = (props: {
  readonly icon: LucideIcon;
  readonly title: string;
  readonly hint?: string;
  readonly children?: ReactNode;
}): ReactNode => (
  <div className={css.empty}>
    <props.icon size={30} strokeWidth={1.5} aria-hidden />
    <p className={css.title}>{props.title}</p>
    {props.hint !== undefined && <p className={css.hint}>{props.hint}</p>}
    {props.children}
  </div>
);

const bars = ['62%', '88%', '74%', '46%'] as const;

/** What is shown while a topic has never been told: reading, or not read yet because there is no hub. */
export const NotYet = ({ rows = 3 }: { readonly rows?: number }): ReactNode => {
  const { w } = useWords();
  const kind = useValue('hubLink').kind;
  if (kind === 'waiting' || kind === 'refused')
    return <Empty icon={CloudOff} title={w.common.notYetTitle} hint={w.common.notYetBody} />;
  return (
    <output className={css.loading} aria-label={w.common.loading}>
      {bars.slice(0, rows).map((width) => (
        <span key={width} className={css.bar} style={{ width }} />
      ))}
    </output>
  );
};

/** Draws `children` of a known value, and the waiting face of an unknown one. */
export const Known = <T,>(props: {
  readonly value: T | null;
  readonly rows?: number;
  readonly children: (value: T) => ReactNode;
}): ReactNode =>
  props.value === null ? (
    <NotYet {...(props.rows === undefined ? {} : { rows: props.rows })} />
  ) : (
    props.children(props.value)
  );
