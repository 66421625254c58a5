/** An offer being written or changed: pure rules, no clock of its own. */
import { rewardDraft, type Audience, type Reward, type RewardDraft } from '@hearthline/protocol';
import { fieldTextOf, momentOf } from '../callbacks/whenChoices.ts';

export interface OfferForm {
  readonly title: string;
  readonly body: string;
  readonly cost: string;
  readonly isLimited: boolean;
  readonly stock: string;
  readonly isPerPerson: boolean;
  readonly perPerson: string;
  /** As a date-and-time field writes it. */
  readonly until: string;
}

const DAY_MS = 24 * 3_600_000;
/** The hub takes no later end than a year after it was first offered. */
const LONGEST_MS = 366 * DAY_MS;
const USUAL = { stock: '10', perPerson: '1' };

/** At first: for a month, ten of it, one for each. */
export const emptyOffer = (now: number): OfferForm => ({
  ...{ title: '', body: '', cost: '100', isLimited: true, isPerPerson: true, ...USUAL },
  until: fieldTextOf(now + 30 * DAY_MS),
});

export const offerFormOf = ({ title, body, cost, stock, perPerson, until }: Reward): OfferForm => ({
  ...{ title, body, cost: String(cost) },
  ...{ isLimited: stock !== null, stock: stock === null ? USUAL.stock : String(stock) },
  ...{ isPerPerson: perPerson !== null, perPerson: perPerson === null ? USUAL.perPerson : String(perPerson) },
  until: fieldTextOf(until),
});

export const hasGoodEnd = ({ until }: Pick<OfferForm, 'until'>, now: number): boolean => {
  const at = momentOf(until);
  return at !== null && at > now && at <= now + LONGEST_MS;
};

/** Digits alone; `Number` would take `1e3` too. */
const wholeOf = (text: string): number => (/^\d+$/.test(text.trim()) ? Number(text) : Number.NaN);

/** What would be offered; null while something is missing. */
export const finishOffer = (form: OfferForm, audience: Audience | null, now: number): RewardDraft | null => {
  if (audience === null || !hasGoodEnd(form, now)) return null;
  const { title, body, cost, isLimited, stock, isPerPerson, perPerson, until } = form;
  const parsed = rewardDraft.safeParse({
    ...{ title, body, audience, cost: wholeOf(cost), until: momentOf(until) },
    ...{ stock: isLimited ? wholeOf(stock) : null, perPerson: isPerPerson ? wholeOf(perPerson) : null },
  });
  return parsed.success ? parsed.data : null;
};
