/** What can be dialled of what was typed: spaces, dashes and brackets of a written number go; null when nothing is left. */
export const dialable = (typed: string): string | null => {
  const bare = typed.normalize('NFKC').replace(/[\s\-().·•]/g, '');
  return /^\+?[0-9*#]{1,63}$/.test(bare) ? bare : null;
};
