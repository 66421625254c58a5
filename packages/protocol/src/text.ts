const halfOfAPair = /\p{Cs}/u;

/** Whether every database keeps it as it was said: no null byte (PostgreSQL has none in a text), no half of a surrogate pair. */
export const isWholeText = (text: string): boolean => !text.includes('\0') && !halfOfAPair.test(text);

/**
 * No breaks, no control characters, none that turn the direction of the text around it
 * (https://www.unicode.org/reports/tr9/#Directional_Formatting_Characters). A joiner between emoji is none of these.
 */
const oneLine = /^[^\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]*$/u;

/** [ORG-20] Whether a name can be written on one line among others, of whatever writing. */
export const isOneLine = (text: string): boolean => oneLine.test(text);

/** Whether every text in a parsed value is whole, the names of its keys included. */
export function hasWholeTexts(value: unknown): boolean {
  if (typeof value === 'string') return isWholeText(value);
  if (typeof value !== 'object' || value === null) return true;
  return Object.entries(value).every(([key, inner]) => isWholeText(key) && hasWholeTexts(inner));
}
