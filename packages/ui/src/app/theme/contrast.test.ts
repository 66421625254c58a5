/// <reference types="node" />
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');
const colours = new Map(
  [...css.matchAll(/--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g)].map(
    ([, name = '', light = '', dark = '']) => [name, { light, dark }] as const,
  ),
);

/** Relative luminance and contrast ratio as WCAG 2.2 defines them. */
const luminance = (hex: string): number => {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};
const contrast = (a: string, b: string): number => {
  const [darker = 0, lighter = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (lighter + 0.05) / (darker + 0.05);
};

const tones = ['ember', 'live', 'danger', 'wait', 'sky', 'gold'];
const pairs = [
  ...['ink', 'ink-2', 'ink-3'].flatMap((ink) => ['paper', 'surface', 'sunken'].map((ground) => [ink, ground])),
  ...tones.flatMap((tone) => [`${tone}-soft`, 'surface'].map((ground) => [tone, ground])),
  ...tones.map((tone) => ['ink-2', `${tone}-soft`]),
  ['ember', 'sunken'],
  ['on-ember', 'ember'],
  ['on-danger', 'danger'],
];

describe.each(['light', 'dark'] as const)('text in %s (WCAG 2.2 AA, 1.4.3)', (theme) => {
  it.each(pairs)('%s can be read on %s', (text = '', ground = '') => {
    const [a, b] = [colours.get(text)?.[theme], colours.get(ground)?.[theme]];
    expect([a, b]).not.toContain(undefined);
    expect(contrast(a ?? '', b ?? '')).toBeGreaterThanOrEqual(4.5);
  });
});
