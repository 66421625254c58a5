import { describe, expect, it } from 'vitest';
import { ensureSystemPackages, installCommand, missingPackages, packagesOf } from './packages.ts';
import { createProgress } from './progress.ts';

describe('system packages', () => {
  it('counts only what is fully installed', () => {
    const said = 'xvfb installed\ndunst config-files\ndbus half-configured\n';
    expect(missingPackages(['xvfb', 'dunst', 'dbus', 'unzip'], said)).toEqual(['dunst', 'dbus', 'unzip']);
    expect(missingPackages(['xvfb'], '')).toEqual(['xvfb']);
  });

  it('names each package once', () => {
    expect(packagesOf(['pbx', 'database', 'pbx'])).toEqual(['mmdebstrap', 'postgresql']);
    expect(packagesOf(['display'])).toContain('gnome-keyring');
  });

  it('prints a command that can be pasted', () => {
    expect(installCommand(['xvfb', 'dunst'])).toBe('sudo apt-get install -y --no-install-recommends xvfb dunst');
  });

  it('does nothing when nothing is asked for', async () => {
    const said: string[] = [];
    await ensureSystemPackages(
      [],
      createProgress((line) => void said.push(line)),
    );
    expect(said).toEqual([]);
  });
});
