import { expect, it } from 'vitest';
import { Drafts } from './drafts.ts';
import type { Hub } from './hub.ts';

const make = () => {
  const sent: { name: string; input: unknown; resolve: () => void; reject: (code: string) => void }[] = [];
  let personId: string | null = 'a';
  const hub = {
    send: (name: string, input: unknown) =>
      new Promise<unknown>((resolve, reject) =>
        sent.push({
          name,
          input,
          resolve: () => resolve({}),
          reject: (code) => reject(Object.assign(new Error(code), { code })),
        }),
      ),
  } as unknown as Hub;
  const drafts = new Drafts({ hub: () => hub, personId: () => personId, now: () => 7 });
  const be = (who: string | null): void => {
    personId = who;
    drafts.show();
  };
  return { drafts, sent, be };
};
const note = { callId: 'c', codeId: 'resolved', note: 'done' };

it('Q7 keeps what is typed for its person alone, over signing out and in', () => {
  const { drafts, be } = make();
  drafts.keep(note);
  be(null);
  expect(drafts.value.getState()).toEqual([]);
  be('b');
  expect(drafts.value.getState()).toEqual([]);
  be('a');
  expect(drafts.value.getState()).toEqual([{ ...note, isSaved: false }]);
  drafts.keep({ callId: 'c', codeId: null, note: '' });
  expect(drafts.value.getState()).toEqual([]);
});

it('Q7 is saved until the hub has it, then gone; refused it is a draft again', async () => {
  const { drafts, sent } = make();
  const saving = drafts.save(note);
  expect(drafts.value.getState()).toEqual([{ ...note, isSaved: true }]);
  expect(sent[0]).toMatchObject({ name: 'call.dispose', input: { ...note, at: 7 } });
  sent[0]?.resolve();
  await saving;
  expect(drafts.value.getState()).toEqual([]);
  const again = drafts.save(note);
  sent[1]?.reject('outbox.unwritable');
  await expect(again).rejects.toMatchObject({ code: 'outbox.unwritable' });
  expect(drafts.value.getState()).toEqual([{ ...note, isSaved: false }]);
});

it('Q7 what is typed while the last word is on its way stays', async () => {
  const { drafts, sent } = make();
  const saving = drafts.save(note);
  drafts.keep({ ...note, note: 'more' });
  sent[0]?.resolve();
  await saving;
  expect(drafts.value.getState()).toEqual([{ ...note, note: 'more', isSaved: false }]);
});
