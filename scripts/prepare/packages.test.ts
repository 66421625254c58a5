import { describe, expect, it } from 'vitest';
import { installCommand, MissingPackages, missingFrom } from './packages.ts';

describe('system packages', () => {
  it('counts as installed only what dpkg has installed, not what was removed', () => {
    const output = 'xvfb installed\ndunst config-files\nlibnss3 installed\n';
    expect(missingFrom(['xvfb', 'dunst', 'libnss3', 'unzip'], output)).toEqual(['dunst', 'unzip']);
  });

  it('says the exact command where it may not install', () => {
    expect(new MissingPackages(['xvfb', 'dunst']).message).toContain(installCommand(['xvfb', 'dunst']));
    expect(installCommand(['xvfb', 'dunst'])).toBe(
      'sudo apt-get update && sudo apt-get install --no-install-recommends --yes xvfb dunst',
    );
  });
});
