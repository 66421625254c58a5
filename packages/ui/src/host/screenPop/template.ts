import type { CallSnapshot } from '@hearthline/softphone-core/snapshot';
import type { ScreenPopProblem } from '../problem.ts';

export const screenPopFields = ['number', 'name', 'queue', 'id'] as const;
type Field = (typeof screenPopFields)[number];
export type ScreenPopValues = Readonly<Record<Field, string>>;

export type ScreenPopTemplate =
  | { readonly kind: 'template'; readonly addressFor: (values: ScreenPopValues) => string }
  | { readonly kind: 'refused'; readonly problem: ScreenPopProblem };

const MAX_LENGTH = 2_000;
const refused = (problem: ScreenPopProblem): ScreenPopTemplate => ({ kind: 'refused', problem });
const isField = (name: string): name is Field => screenPopFields.some((field) => field === name);

/** Whether an address may be opened in the system's browser: https, or http on this PC; no user and no password. */
export function mayOpen(text: string): boolean {
  if (text.length > 2 * MAX_LENGTH || /[\s\p{Cc}]/u.test(text) || !URL.canParse(text)) return false;
  const { protocol, hostname, username, password } = new URL(text);
  if (username !== '' || password !== '') return false;
  return protocol === 'https:' || (protocol === 'http:' && isThisPc(hostname));
}

const isThisPc = (hostname: string): boolean =>
  hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);

/** Reads a template (SPEC.md). Pure. */
export function readTemplate(text: string): ScreenPopTemplate {
  const template = text.trim();
  if (template.length > MAX_LENGTH) return refused('screenPop.notAnAddress');
  const names = [...template.matchAll(/\{([^{}]*)\}/g)].map(([, name = '']) => name);
  if (names.some((name) => !isField(name))) return refused('screenPop.unknownField');
  const fillAll = (value: (name: Field) => string): string =>
    template.replaceAll(/\{([^{}]*)\}/g, (whole, name: string) =>
      isField(name) ? encodeURIComponent(value(name)) : whole,
    );
  const [one, other] = [fillAll(() => 'a'), fillAll(() => 'b')];
  if (/[{}]/.test(one)) return refused('screenPop.unknownField');
  if (!URL.canParse(one) || !/^https?:\/\//i.test(one)) return refused('screenPop.notAnAddress');
  if (!URL.canParse(other) || placeOf(one) !== placeOf(other)) return refused('screenPop.fieldInHost');
  if (new URL(one).protocol === 'http:' && !isThisPc(new URL(one).hostname)) return refused('screenPop.notEncrypted');
  if (!mayOpen(one)) return refused('screenPop.notAnAddress');
  return { kind: 'template', addressFor: (values) => fillAll((name) => wellFormed(values[name])) };
}

/** Everything before the path: what no field may change. */
const placeOf = (text: string): string => {
  const { protocol, username, password, host } = new URL(text);
  return `${protocol}//${username}:${password}@${host}`;
};

/** Half a character, which cannot be encoded, becomes the sign for what cannot be shown. */
const wellFormed = (text: string): string => text.replaceAll(/\p{Cs}/gu, '\uFFFD');

export const valuesOf = (call: CallSnapshot): ScreenPopValues => ({
  number: call.peerNumber,
  name: call.peerName ?? '',
  queue: call.queue?.name ?? '',
  id: call.pbxCallId ?? call.id,
});
