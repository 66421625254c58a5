import { type DataBudget, type DataUse, type LineUse, MEGABYTE } from './dataContract.ts';

/** [BUDGET-2] */
const NEAR_AT = 0.8;

/** `none`: not metered, or no budget was set. */
export type BudgetState = 'none' | 'fine' | 'near' | 'over';

export function budgetState(use: LineUse, budget: DataBudget | undefined): BudgetState {
  if (budget?.isMetered !== true || budget.monthMb === null) return 'none';
  const share = use.monthBytes / (budget.monthMb * MEGABYTE);
  if (share >= 1) return 'over';
  return share >= NEAR_AT ? 'near' : 'fine';
}

type Budgets = Readonly<Record<string, DataBudget>>;

/** [BUDGET-3] A line that carries something now is near its budget or over it: voice shall cost little. */
export const isTight = ({ lines }: DataUse, budgets: Budgets): boolean =>
  lines.some((use) => {
    const state = budgetState(use, budgets[use.name]);
    return use.hourBytes > 0 && (state === 'near' || state === 'over');
  });

/** The worst of all lines. */
export function worstState({ lines }: DataUse, budgets: Budgets): BudgetState {
  const states = new Set(lines.map((use) => budgetState(use, budgets[use.name])));
  return (['over', 'near', 'fine'] as const).find((state) => states.has(state)) ?? 'none';
}
