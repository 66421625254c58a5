/** Turns the readable templates of pbx/config into one instance's configuration. */
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PbxError } from './errors.ts';

/** Where the templates are. */
export const templateFolder = join(import.meta.dirname, '..', 'config');

/**
 * Fills in `@NAME@`. (Not `${NAME}`: that is how the dialplan writes its own variables.)
 *
 * @throws PbxError `pbx.template` for a name without a value, and for a value that would break out of its line
 */
export function fillTemplate(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/@([A-Z][A-Z0-9_]*)@/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined)
      throw new PbxError('pbx.template', `The configuration wants @${name}@, which has no value.`);
    if (/[\n\r;]/.test(String(value)))
      throw new PbxError('pbx.template', `The value of @${name}@ has a line end or a semicolon.`);
    return String(value);
  });
}

/** Writes every template, filled in, to `folder`. */
export async function writeConfiguration(
  folder: string,
  values: Readonly<Record<string, string | number>>,
): Promise<void> {
  await mkdir(folder, { recursive: true });
  const names = (await readdir(templateFolder)).filter((name) => name.endsWith('.conf'));
  for (const name of names) {
    const text = await readFile(join(templateFolder, name), 'utf8');
    // The secrets of AMI and ARI are in here.
    await writeFile(join(folder, name), fillTemplate(text, values), { mode: 0o600 });
  }
}
