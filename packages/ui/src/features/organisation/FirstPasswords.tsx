import { PASSWORDS_AT_ONCE } from '@hearthline/protocol';
import { Download, KeyRound } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useSend, useValue } from '../../app/host.tsx';
import { useWords } from '../../app/words/useWords.tsx';
import { Button } from '../../components/button/Button.tsx';
import { writeTable } from './readPeople.ts';
import css from './Organisation.module.css';

interface Made {
  readonly personId: string;
  readonly account: string;
  readonly password: string;
}

/** First passwords for those who have none: made on request, shown here once, kept nowhere. */
export const FirstPasswords = ({ personIds }: { readonly personIds: readonly string[] }): ReactNode => {
  const { w } = useWords();
  const send = useSend();
  const isLive = useValue('hubLink').kind === 'live';
  const [made, setMade] = useState<readonly Made[]>([]);
  const [isMaking, setIsMaking] = useState(false);
  if (personIds.length === 0) return null;
  const words = w.organisation.passwords;
  const open = personIds.filter((id) => made.every(({ personId }) => personId !== id));
  const make = async (): Promise<void> => {
    setIsMaking(true);
    for (let from = 0; from < open.length; from += PASSWORDS_AT_ONCE) {
      const sent = await send('makePasswords', { personIds: open.slice(from, from + PASSWORDS_AT_ONCE) });
      if (!sent.ok) break;
      setMade((before) => [...before, ...sent.value.passwords]);
    }
    setIsMaking(false);
  };
  const save = (): void => {
    const table = writeTable([[words.account, words.password], ...made.map((one) => [one.account, one.password])]);
    const url = URL.createObjectURL(new Blob([table], { type: 'text/csv' }));
    Object.assign(document.createElement('a'), { href: url, download: 'passwords.csv' }).click();
    URL.revokeObjectURL(url);
  };
  return (
    <section className={css.passwords} aria-label={words.title}>
      <h3>{words.title}</h3>
      <p className={css.muted}>{words.hint}</p>
      <div className={css.keys}>
        {open.length > 0 && (
          <Button look="act" icon={KeyRound} isDisabled={!isLive || isMaking} onPress={() => void make()}>
            {words.make(open.length)}
          </Button>
        )}
        {made.length > 0 && (
          <Button icon={Download} isDisabled={isMaking} onPress={save}>
            {words.save}
          </Button>
        )}
        <output className={css.muted}>{isMaking && words.making(made.length, personIds.length)}</output>
      </div>
      {made.length > 0 && (
        <table className={css.table}>
          <thead>
            <tr>
              <th scope="col">{words.account}</th>
              <th scope="col">{words.password}</th>
            </tr>
          </thead>
          <tbody>
            {made.map(({ personId, account, password }) => (
              <tr key={personId}>
                <td>{account}</td>
                <td>
                  <code>{password}</code>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
};
