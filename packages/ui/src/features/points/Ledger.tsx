import type { LedgerEntry, RuleText } from '@hearthline/protocol';
import { Scale, Star } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useHubNow } from '../../app/clock.tsx';
import { useSend, useValue } from '../../app/host.tsx';
import type { Words } from '../../app/words/index.ts';
import { useWords } from '../../app/words/useWords.tsx';
import { Button } from '../../components/button/Button.tsx';
import { Empty } from '../../components/faces/Faces.tsx';
import { ContestForm } from '../appeals/ContestForm.tsx';
import { joinLedger } from './joinLedger.ts';
import css from './Ledger.module.css';

const PAGE = 20;

/** Where each point comes from: the fact, the rule that earned it, its version and its text. */
export const Ledger = ({ recent }: { readonly recent: readonly LedgerEntry[] }): ReactNode => {
  const { w } = useWords();
  const rules = useValue('rules') ?? [];
  const isLive = useValue('hubLink').kind === 'live';
  const send = useSend();
  const [earlier, setEarlier] = useState<readonly LedgerEntry[]>([]);
  const [more, setMore] = useState<'unknown' | 'reading' | 'none'>('unknown');
  const entries = joinLedger(recent, earlier);
  if (entries.length === 0) return <Empty icon={Star} title={w.points.emptyLedger} />;
  const read = async (): Promise<void> => {
    setMore('reading');
    const sent = await send('readLedger', { before: entries.at(-1)?.id ?? null, limit: PAGE });
    if (sent.ok) setEarlier((old) => joinLedger(old, sent.value.entries));
    setMore(sent.ok && !sent.value.hasMore ? 'none' : 'unknown');
  };
  return (
    <>
      <table className={css.ledger}>
        <thead>
          <tr>
            <th scope="col">{w.points.event}</th>
            <th scope="col">{w.points.rule}</th>
            <th scope="col">{w.points.pointsColumn}</th>
            <th scope="col">
              <span className={css.unseen}>{w.appeals.contest}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <Row key={entry.id} entry={entry} rule={ruleOf(entry, rules)} />
          ))}
        </tbody>
      </table>
      {more === 'none' ? (
        <p className={css.end}>{w.points.noMore}</p>
      ) : (
        <Button look="quiet" isDisabled={!isLive || more === 'reading'} onPress={() => void read()}>
          {more === 'reading' ? w.common.loading : w.points.loadMore}
        </Button>
      )}
    </>
  );
};

/** The text of exactly the version that earned it; a later one would tell another story. */
const ruleOf = (entry: LedgerEntry, rules: readonly RuleText[]): RuleText | undefined =>
  rules.find(({ ruleId, version }) => ruleId === entry.ruleId && version === entry.ruleVersion);

const factWord = (kind: string, w: Words): string => {
  const words: Readonly<Record<string, string | undefined>> = w.points.factKinds;
  return words[kind] ?? w.points.factOther;
};

const Row = ({ entry, rule }: { readonly entry: LedgerEntry; readonly rule: RuleText | undefined }): ReactNode => {
  const { w, f, language } = useWords();
  const now = useHubNow();
  const [isWriting, setIsWriting] = useState(false);
  const isContested = (useValue('appeals') ?? []).some((one) => one.entry?.id === entry.id);
  const line = (
    <tr>
      <td>
        {factWord(entry.factKind, w)}
        <span className={css.subject}>{entry.subject}</span>
        <span className={css.subject}>{f.moment(entry.at, now)}</span>
      </td>
      <td>
        {rule === undefined
          ? w.points.ruleUnknown(entry.ruleVersion)
          : w.points.ruleVersion(rule.title[language], rule.version)}
        {rule !== undefined && <span className={css.subject}>{rule.explanation[language]}</span>}
      </td>
      <td>{f.signed(entry.points)}</td>
      <td>
        {isContested ? (
          <span className={css.subject}>{w.appeals.contested}</span>
        ) : (
          !isWriting && (
            <Button
              look="quiet"
              icon={Scale}
              aria-label={w.appeals.contestOf(entry.subject)}
              onPress={() => setIsWriting(true)}
            />
          )
        )}
      </td>
    </tr>
  );
  if (!isWriting) return line;
  return (
    <>
      {line}
      <tr>
        <td colSpan={4}>
          <ContestForm entryId={entry.id} onDone={() => setIsWriting(false)} />
        </td>
      </tr>
    </>
  );
};
