import type { Language } from '../../host/index.ts';
import { en } from './en/index.ts';
import { zh, type Words } from './zh/index.ts';

/** Every language: one folder, one line here (and one in `host/settings.ts`). */
export const languages: Record<Language, Words> = { 'zh-CN': zh, en };

/** The language to show: the chosen one, else English for an English system, else Chinese. */
export const spokenLanguage = (chosen: Language | null, systemLanguages: readonly string[]): Language => {
  if (chosen !== null) return chosen;
  const first = systemLanguages.find((tag) => /^(zh|en)\b/i.test(tag));
  return first !== undefined && /^en\b/i.test(first) ? 'en' : 'zh-CN';
};

export * from './format.ts';
export type { ProblemWords } from './said.ts';
export type { HeadsetProblem } from './zh/problems.ts';
export type { Words } from './zh/index.ts';
