import { CONTACTS_PER_COMMAND } from '@hearthline/protocol';
import { Download, Upload } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { FileTrigger } from 'react-aria-components';
import { useSend, useValue } from '../../app/host.tsx';
import { useWords } from '../../app/words/useWords.tsx';
import { Button } from '../../components/button/Button.tsx';
import { Window } from '../../components/window/Window.tsx';
import type { FileProblem } from './import/decode.ts';
import type { ImportIssue } from './import/draft.ts';
import { readContacts } from './import/readContacts.ts';
import { writeVcards } from './import/vcard.ts';
import css from './Contacts.module.css';

type Report =
  | { readonly kind: 'problem'; readonly problem: FileProblem }
  | { readonly kind: 'done'; readonly count: number; readonly issues: readonly ImportIssue[] };

/** Lines of the report shown; a file with more is wrong as a whole. */
const ISSUES_SHOWN = 200;

/** Contacts from a vCard or CSV file, with a report of what was not understood; and all of mine as a vCard file. */
export const ImportExport = (): ReactNode => {
  const { w } = useWords();
  const contacts = useValue('contacts') ?? [];
  const send = useSend();
  const [report, setReport] = useState<Report | null>(null);
  const take = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return;
    const read = readContacts(new Uint8Array(await file.arrayBuffer()), () => crypto.randomUUID());
    if ('problem' in read) return setReport({ kind: 'problem', problem: read.problem });
    let count = 0;
    for (let from = 0; from < read.contacts.length; from += CONTACTS_PER_COMMAND) {
      const some = read.contacts.slice(from, from + CONTACTS_PER_COMMAND);
      if (!(await send('putContacts', { contacts: some })).ok) break;
      count += some.length;
    }
    setReport({ kind: 'done', count, issues: read.issues });
  };
  const save = (): void => {
    const url = URL.createObjectURL(new Blob([writeVcards(contacts)], { type: 'text/vcard' }));
    const link = Object.assign(document.createElement('a'), { href: url, download: 'contacts.vcf' });
    link.click();
    URL.revokeObjectURL(url);
  };
  return (
    <>
      <FileTrigger acceptedFileTypes={['.vcf', '.csv', '.txt']} onSelect={(files) => void take(files?.[0])}>
        <Button icon={Upload}>{w.contacts.importFile}</Button>
      </FileTrigger>
      <Button icon={Download} isDisabled={contacts.length === 0} onPress={save}>
        {w.contacts.exportFile}
      </Button>
      <Window title={w.contacts.importFile} isOpen={report !== null} onClose={() => setReport(null)}>
        {report?.kind === 'problem' && <p>{w.contacts.fileProblems[report.problem]}</p>}
        {report?.kind === 'done' && <Done count={report.count} issues={report.issues} />}
      </Window>
    </>
  );
};

const Done = ({ count, issues }: { readonly count: number; readonly issues: readonly ImportIssue[] }): ReactNode => {
  const { w } = useWords();
  return (
    <>
      <p>{w.contacts.imported(count)}</p>
      {issues.length > 0 && (
        <>
          <p>{w.contacts.notUnderstood(issues.length)}</p>
          <ul className={css.issues}>
            {issues.slice(0, ISSUES_SHOWN).map(({ line, why }) => (
              <li key={`${line} ${why}`}>{w.contacts.issue(line, w.contacts.issues[why])}</li>
            ))}
          </ul>
        </>
      )}
    </>
  );
};
