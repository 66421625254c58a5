import type { ReactNode } from 'react';
import { useAct, useValue } from '../../app/host.tsx';
import { useWords } from '../../app/words/useWords.tsx';
import { Card } from '../../components/card/Card.tsx';
import { Toggle } from '../../components/choice/Choice.tsx';
import { Field } from '../../components/field/Field.tsx';
import type { DataBudget } from '../../host/dataUse/dataContract.ts';
import css from './Settings.module.css';

/** Which lines are paid by the megabyte, and how much a month may cost. */
export const DataBudgetCard = (): ReactNode => {
  const { w } = useWords();
  const { lines } = useValue('dataUse');
  const { dataBudgets } = useValue('settings');
  const act = useAct();
  const names = [...new Set([...lines.map(({ name }) => name), ...Object.keys(dataBudgets)])];
  const change = (name: string, budget: DataBudget): void =>
    act('changeSettings', { dataBudgets: { ...dataBudgets, [name]: budget } });
  return (
    <Card title={w.dataUse.budgets}>
      <div className={css.stack}>
        <p className={css.muted}>{names.length === 0 ? w.dataUse.none : w.dataUse.intro}</p>
        {names.map((name) => {
          const budget = dataBudgets[name] ?? { isMetered: false, monthMb: null };
          return (
            <div key={name} className={css.stack}>
              <Toggle isSelected={budget.isMetered} onChange={(isMetered) => change(name, { ...budget, isMetered })}>
                {w.dataUse.metered(name)}
              </Toggle>
              {budget.isMetered && (
                <Field
                  label={w.dataUse.monthMb(name)}
                  hint={w.dataUse.monthMbHint}
                  value={budget.monthMb === null ? '' : String(budget.monthMb)}
                  onChange={(text) => change(name, { ...budget, monthMb: megabytesIn(text) })}
                  inputMode="numeric"
                  maxLength={7}
                />
              )}
            </div>
          );
        })}
      </div>
    </Card>
  );
};

/** What is no number is no limit. */
const megabytesIn = (text: string): number | null => {
  const number = Number(text.replace(/\D/g, ''));
  return Number.isInteger(number) && number >= 1 ? number : null;
};
