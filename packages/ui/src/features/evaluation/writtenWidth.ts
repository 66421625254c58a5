const segmenter = new Intl.Segmenter();
/** As wide as two small Latin letters: Chinese, Japanese, Korean, full-width signs, pictures. */
const wide =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60]|[\u{20000}-\u{3fffd}]|\p{Extended_Pictographic}/u;
const broad = /\p{Lu}/u;

/** About how wide a text is, in small Latin letters; signs that are joined are one. */
export const writtenWidth = (text: string): number =>
  [...segmenter.segment(text)].reduce(
    (sum, { segment }) => sum + (wide.test(segment) ? 2 : broad.test(segment) ? 1.5 : 1),
    0,
  );
