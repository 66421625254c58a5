/** The first letter of a name or the first digit of a number, as a person sees it (one grapheme). */
export const initialOf = (name: string): string => {
  const first = [...new Intl.Segmenter().segment(name.trim())].find(({ segment }) => /[\p{L}\p{N}]/u.test(segment));
  return first?.segment.toLocaleUpperCase() ?? '?';
};
