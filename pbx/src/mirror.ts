/**
 * Which Debian mirror this machine uses. Read from its own apt sources (one-line and deb822 style, see sources.list(5)), so that no
 * mirror is written down here.
 */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

interface Source {
  uri: string;
  suites: readonly string[];
  components: readonly string[];
}

/** The mirror that carries `codename` with its component "main", or null. `files` are the contents of the sources files. */
export function mirrorFromSources(files: readonly string[], codename: string): string | null {
  const sources = files.flatMap((text) => (/^\s*Types:/m.test(text) ? deb822Sources(text) : oneLineSources(text)));
  const found = sources.find((source) => source.suites.includes(codename) && source.components.includes('main'));
  // Suites of other vendors are called bookworm too; Debian's own archives end in /debian.
  const debian = sources.find(
    (source) =>
      source.suites.includes(codename) && source.components.includes('main') && /\/debian\/?$/.test(source.uri),
  );
  return (debian ?? found)?.uri ?? null;
}

function oneLineSources(text: string): Source[] {
  return text.split('\n').flatMap((line) => {
    const match = /^\s*deb\s+(?:\[[^\]]*\]\s+)?(\S+)\s+(\S+)\s+(.+)$/.exec(line.replace(/#.*/, ''));
    const [, uri, suite, components] = match ?? [];
    if (uri === undefined || suite === undefined || components === undefined) return [];
    return [{ uri, suites: [suite], components: components.trim().split(/\s+/) }];
  });
}

function deb822Sources(text: string): Source[] {
  const paragraphs = text.replace(/^#.*\n?/gm, '').split(/\n\s*\n/);
  return paragraphs.flatMap((paragraph) => {
    const field = (name: string): string[] =>
      (new RegExp(`^${name}:((?:.*)(?:\\n[ \\t].*)*)`, 'im').exec(paragraph)?.[1] ?? '').trim().split(/\s+/);
    if (!field('Types').includes('deb') || /^Enabled:\s*no\s*$/im.test(paragraph)) return [];
    const [suites, components] = [field('Suites'), field('Components')];
    return field('URIs').flatMap((uri) => (uri === '' ? [] : [{ uri, suites, components }]));
  });
}

/** This machine's mirror, or null when it is not a Debian with apt sources. */
export async function debianMirror(): Promise<string | null> {
  const release = await readFile('/etc/os-release', 'utf8').catch(() => '');
  const codename = /^VERSION_CODENAME="?(\w+)"?$/m.exec(release)?.[1];
  if (codename === undefined || !/^ID="?debian"?$/m.test(release)) return null;
  const folder = '/etc/apt/sources.list.d';
  const names = (await readdir(folder).catch(() => [])).filter((name) => /\.(list|sources)$/.test(name)).sort();
  const files = ['/etc/apt/sources.list', ...names.map((name) => join(folder, name))];
  const texts = await Promise.all(files.map((file) => readFile(file, 'utf8').catch(() => '')));
  return mirrorFromSources(texts, codename);
}
