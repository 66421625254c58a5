const KILOBYTE = 1_000;
const MEGABYTE = 1_000_000;

/** `340 kB`, `1.2 MB`; alike in every language. */
export const fileSize = (bytes: number): string =>
  bytes <= 999_000
    ? `${Math.ceil(bytes / KILOBYTE)} kB`
    : `${(bytes / MEGABYTE).toFixed(bytes < 9_950_000 ? 1 : 0)} MB`;
