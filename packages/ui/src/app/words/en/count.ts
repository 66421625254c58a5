import { plural } from '../plural.ts';

const rules = new Intl.PluralRules('en');

export const count = (n: number, one: string, other: string): string => plural(rules, n, { one, other });
