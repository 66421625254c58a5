const halfOfAPair = /\p{Cs}/u;

/** Whether every database keeps it as it was said: no null byte (PostgreSQL has none in a text), no half of a surrogate pair. */
export const isWholeText = (text: string): boolean => !text.includes('\0') && !halfOfAPair.test(text);

/** Whether every text in a parsed value is whole, the names of its keys included. */
export function hasWholeTexts(value: unknown): boolean {
  if (typeof value === 'string') return isWholeText(value);
  if (typeof value !== 'object' || value === null) return true;
  return Object.entries(value).every(([key, inner]) => isWholeText(key) && hasWholeTexts(inner));
}
