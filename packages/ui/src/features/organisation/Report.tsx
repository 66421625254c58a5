import type { ImportReport } from '@hearthline/protocol';
import type { ReactNode } from 'react';
import { Disclosure, DisclosurePanel } from 'react-aria-components';
import { useWords } from '../../app/words/useWords.tsx';
import { Opener } from '../../components/opener/Opener.tsx';
import css from './Organisation.module.css';

const kinds = ['added', 'returned', 'moved', 'changed', 'placed', 'relieved', 'left'] as const;
/** Lines drawn of each kind. */
const DRAWN = 200;

/** What an import does: how many of each kind, whom, and every line that was left out, with its reason. */
export const Report = ({ report }: { readonly report: ImportReport }): ReactNode => {
  const { w } = useWords();
  const words = w.organisation.report;
  return (
    <div className={css.report}>
      {kinds
        .filter((kind) => report[kind].count > 0)
        .map((kind) => (
          <Part key={kind} title={words[kind](report[kind].count)}>
            {report[kind].shown.slice(0, DRAWN).map(({ personId, name, detail }) => (
              <li key={`${personId} ${detail}`}>
                <b>{name}</b> <span className={css.muted}>{detail}</span>
              </li>
            ))}
            {report[kind].count > DRAWN && <li className={css.muted}>{words.more(report[kind].count - DRAWN)}</li>}
          </Part>
        ))}
      {report.units.length > 0 && (
        <Part title={words.units(report.units.length)}>
          {report.units.slice(0, DRAWN).map((path) => (
            <li key={path}>{path}</li>
          ))}
        </Part>
      )}
      <p className={css.muted}>{words.unchanged(report.unchangedCount)}</p>
      {report.issueCount > 0 && (
        <Part title={words.issues(report.issueCount)} isOpen isWarning>
          {report.issues.slice(0, DRAWN).map(({ line, why }) => (
            <li key={`${line} ${why}`}>{words.issue(line, words.why[why])}</li>
          ))}
          {report.issueCount > DRAWN && <li className={css.muted}>{words.more(report.issueCount - DRAWN)}</li>}
        </Part>
      )}
    </div>
  );
};

interface PartProps {
  readonly title: string;
  readonly isOpen?: boolean;
  readonly isWarning?: boolean;
  readonly children: ReactNode;
}

const Part = ({ title, isOpen = false, isWarning = false, children }: PartProps): ReactNode => (
  <Disclosure defaultExpanded={isOpen}>
    <Opener look={isWarning ? 'warm' : 'plain'}>{title}</Opener>
    <DisclosurePanel>
      <ul className={css.lines}>{children}</ul>
    </DisclosurePanel>
  </Disclosure>
);
