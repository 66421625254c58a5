import type { ReadableValue } from '@hearthline/softphone-core/value';
import type { ProblemCode } from '../problem.ts';
import { isTight, worstState } from './budget.ts';
import type { DataBudget, DataUse } from './dataContract.ts';

export interface DataDeskOptions {
  readonly dataUse: ReadableValue<DataUse>;
  readonly settings: ReadableValue<{ readonly dataBudgets: Readonly<Record<string, DataBudget>> }>;
  readonly warn: (code: Extract<ProblemCode, `data.${string}`>) => void;
  readonly setTight: (isTight: boolean) => void;
}

/** [BUDGET-2] [BUDGET-3] Warns once each, and tells the phone when data is dear. */
export function watchDataBudget({ dataUse, settings, warn, setTight }: DataDeskOptions): void {
  const told = new Set<string>();
  const once = (code: 'data.near' | 'data.over'): void => {
    if (told.has(code)) return;
    told.add(code);
    warn(code);
  };
  const look = (): void => {
    const use = dataUse.getState();
    const { dataBudgets } = settings.getState();
    const worst = worstState(use, dataBudgets);
    if (worst === 'near') once('data.near');
    if (worst === 'over') once('data.over');
    setTight(isTight(use, dataBudgets));
  };
  dataUse.subscribe(look);
  settings.subscribe(look);
  look();
}
