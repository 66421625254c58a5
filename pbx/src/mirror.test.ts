import { describe, expect, it } from 'vitest';
import { mirrorFromSources } from './mirror.ts';

const deb822 = `# made by the installer
Types: deb
# a comment in the middle
URIs: http://mirror.example/debian
Suites: bookworm bookworm-updates
Components: main contrib

Types: deb
URIs: http://mirror.example/debian-security
Suites: bookworm-security
Components: main
`;

describe('mirrorFromSources', () => {
  it('reads deb822 sources', () => {
    expect(mirrorFromSources([deb822], 'bookworm')).toBe('http://mirror.example/debian');
  });

  it('reads one-line sources with options and comments', () => {
    const text =
      '# deb http://old.example/debian bookworm main\ndeb [arch=amd64 signed-by=/a] http://b.example/debian bookworm main # ours';
    expect(mirrorFromSources([text], 'bookworm')).toBe('http://b.example/debian');
  });

  it('prefers Debian to a vendor whose suite has the same name', () => {
    const vendor = 'deb http://vendor.example/apt bookworm main';
    expect(mirrorFromSources([vendor, deb822], 'bookworm')).toBe('http://mirror.example/debian');
  });

  it('skips source packages, disabled paragraphs and other releases', () => {
    expect(mirrorFromSources([deb822.replaceAll('Types: deb', 'Types: deb-src')], 'bookworm')).toBeNull();
    expect(mirrorFromSources([deb822.replaceAll('Types: deb', 'Enabled: no\nTypes: deb')], 'bookworm')).toBeNull();
    expect(mirrorFromSources([deb822], 'trixie')).toBeNull();
  });
});
