/**
 * A desktop entry of this app for Linux: https://specifications.freedesktop.org/desktop-entry-spec/latest/. `mimeTypes`:
 * what it opens; its link is then handed over behind `--`, so that it can never be read as a switch.
 */
export function desktopEntry(options: {
  executable: string;
  args: readonly string[];
  mimeTypes?: readonly string[];
}): string {
  const { executable, args, mimeTypes = [] } = options;
  const exec = [executable, ...args].map(quote);
  if (mimeTypes.length > 0) exec.push('--', '%u');
  return [
    '[Desktop Entry]',
    'Type=Application',
    'Name=Hearthline',
    `Exec=${exec.join(' ')}`,
    'Icon=hearthline',
    'Terminal=false',
    ...(mimeTypes.length > 0 ? ['NoDisplay=true', `MimeType=${mimeTypes.map((one) => `${one};`).join('')}`] : []),
    '',
  ].join('\n');
}

/** § The Exec key: quoted, with its own escapes, then those of a string value, and a literal percent sign doubled. */
const quote = (argument: string): string =>
  `"${argument
    .replaceAll(/["`$\\]/g, String.raw`\$&`)
    .replaceAll('\\', '\\\\')
    .replaceAll('%', '%%')}"`;
