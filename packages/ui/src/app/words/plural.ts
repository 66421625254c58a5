/** The form of a noun for a count, by the rules of a language (CLDR plural categories). */
export const plural = (
  rules: Intl.PluralRules,
  count: number,
  forms: Partial<Record<Intl.LDMLPluralRule, string>> & { readonly other: string },
): string => forms[rules.select(count)] ?? forms.other;
