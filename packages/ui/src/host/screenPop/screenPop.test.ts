import { Value } from '@hearthline/softphone-core/value';
import type { CallSnapshot, CallState } from '@hearthline/softphone-core/snapshot';
import { assert, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultSettings, type Settings } from '../settings.ts';
import { ScreenPop } from './screenPop.ts';
import { mayOpen, readTemplate } from './template.ts';

const values = { number: '+86139', name: '王 & <b>?', queue: 'pension', id: 'pbx-1.2' };
const fill = (text: string): string | null => {
  const template = readTemplate(text);
  return template.kind === 'template' ? template.addressFor(values) : null;
};

describe('a template', () => {
  it('[POP-1] [POP-2] is filled with values that stay one value each', () => {
    expect(fill('https://crm.example/?n={number}&q={queue}&id={id}')).toBe(
      'https://crm.example/?n=%2B86139&q=pension&id=pbx-1.2',
    );
    const url = new URL(fill('https://crm.example/{name}/x#{number}') ?? '');
    expect(decodeURIComponent(url.pathname)).toBe('/王 & <b>?/x');
    expect(fill('http://127.0.0.1:8080/{id}')).toBe('http://127.0.0.1:8080/pbx-1.2');
    expect(fill('https://crm.example/fixed')).toBe('https://crm.example/fixed');
  });

  it.each([
    ['', 'screenPop.notAnAddress'],
    ['crm.example/{number}', 'screenPop.notAnAddress'],
    ['javascript:alert({number})', 'screenPop.notAnAddress'],
    ['file:///etc/{number}', 'screenPop.notAnAddress'],
    ['https://user:secret@crm.example/{number}', 'screenPop.notAnAddress'],
    ['http://crm.example/{number}', 'screenPop.notEncrypted'],
    ['http://127.0.0.1.evil.example/', 'screenPop.notEncrypted'],
    ['https://crm.example/{phone}', 'screenPop.unknownField'],
    ['https://crm.example/{number', 'screenPop.unknownField'],
    ['https://{name}.example/', 'screenPop.fieldInHost'],
    ['https://crm.example:{number}/', 'screenPop.notAnAddress'],
    ['https://{name}@crm.example/', 'screenPop.fieldInHost'],
    [`https://crm.example/${'x'.repeat(2_000)}`, 'screenPop.notAnAddress'],
  ])('[POP-3] %s is refused: %s', (text, problem) => expect(readTemplate(text)).toEqual({ kind: 'refused', problem }));

  it('[POP-2] whatever a caller calls himself, the browser goes to the same place', () => {
    const template = readTemplate('https://crm.example/{name}?n={number}&fixed=1#{queue}');
    assert(
      property(string({ unit: 'binary' }), string(), (name, number) => {
        if (template.kind !== 'template') throw new Error('refused');
        const url = template.addressFor({ ...values, name, number });
        expect(mayOpen(url)).toBe(true);
        expect(new URL(url).host).toBe('crm.example');
        expect(new URL(url).searchParams.get('fixed')).toBe('1');
      }),
    );
  });
});

describe('the page', () => {
  const call = (id: string, state: CallState, direction: 'in' | 'out' = 'in'): CallSnapshot =>
    ({ id, direction, state, peerNumber: '139', peerName: null, queue: null, pbxCallId: null }) as CallSnapshot;
  const ringing: CallState = { kind: 'ringingHere' };
  const talking: CallState = { kind: 'talking', since: 0, hold: 'none', heldSince: null, isHoldPending: false };
  const play = (when: Settings['screenPop']['when'], ...steps: CallSnapshot[][]): string[] => {
    const calls = new Value<readonly CallSnapshot[]>([]);
    const screenPop = { template: 'https://crm.example/{id}', when };
    const opened: string[] = [];
    void new ScreenPop({
      calls,
      settings: new Value({ ...defaultSettings, screenPop }),
      open: (url) => void opened.push(url),
    });
    for (const step of steps) calls.set(step);
    return opened;
  };

  it('[POP-4] is opened once a call, when it rings or when it is answered', () => {
    const story = [[call('a', ringing)], [call('a', ringing)], [call('a', talking)], [call('a', talking)], []];
    expect(play('ringing', story[0] as CallSnapshot[])).toEqual(['https://crm.example/a']);
    expect(play('answered', story[0] as CallSnapshot[])).toEqual([]);
    expect(play('ringing', ...story)).toEqual(['https://crm.example/a']);
    expect(play('answered', ...story)).toEqual(['https://crm.example/a']);
    expect(play('off', ...story)).toEqual([]);
  });
  it('[POP-4] is not opened for a call that the operator made', () =>
    expect(play('answered', [call('a', talking, 'out')])).toEqual([]));
});
