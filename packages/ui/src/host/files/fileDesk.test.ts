import type { Announcement, Attachment } from '@hearthline/protocol';
import { Value } from '@hearthline/softphone-core/value';
import type { CallSnapshot } from '@hearthline/softphone-core/snapshot';
import { describe, expect, it } from 'vitest';
import type { HubLinkState } from '../contract.ts';
import type { DataUse } from '../dataUse/dataContract.ts';
import { defaultSettings } from '../settings.ts';
import { FileDesk } from './fileDesk.ts';
import type { UploadRequest } from './filePort.ts';

const hash = (letter: string): string => letter.repeat(64);
const picture = (letter: string, bytes = 3): Attachment => ({
  ...{ kind: 'picture', hash: hash(letter), type: 'image/webp', bytes, width: 4, height: 3, alt: 'x' },
});
const document: Attachment = { kind: 'file', hash: hash('d'), type: 'application/pdf', bytes: 3, name: 'a.pdf' };
const announcement = (attachments: Attachment[]) => ({ id: 'one', attachments }) as Announcement;
const call = (kind: string) => ({ state: { kind } }) as CallSnapshot;
const link = (kind: HubLinkState['kind']) => ({ kind }) as HubLinkState;
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** A body that gives its pieces when the test says so. */
function slowBody() {
  let put: ReadableStreamDefaultController<Uint8Array>;
  const stream = new ReadableStream<Uint8Array>({ start: (controller) => void (put = controller) });
  return { stream, give: (...bytes: number[]) => put.enqueue(Uint8Array.from(bytes)), end: () => put.close() };
}

interface Setting {
  readonly atStart?: readonly string[];
  readonly hasDisk?: boolean;
}

function setUp({ atStart = [], hasDisk = true }: Setting = {}) {
  const values = {
    announcements: new Value<Announcement[] | null>([announcement([picture('a'), picture('b', 500_001), document])]),
    calls: new Value<CallSnapshot[]>([]),
    settings: new Value(defaultSettings),
    dataUse: new Value<DataUse>({ lines: [] }),
    hubLink: new Value(link('live')),
  };
  const line = { isThin: false };
  const asked: string[] = [];
  const uploads: UploadRequest[] = [];
  const disk = new Map(atStart.map((one) => [one, new Uint8Array([1, 2, 3]).buffer]));
  const answer: { now: (url: string, signal: AbortSignal) => Promise<Response> } = {
    now: async () => new Response(new Uint8Array([1, 2, 3])),
  };
  const uploaded: { now: (request: UploadRequest) => Promise<{ status: number; text: string }> } = {
    now: async () => ({ status: 200, text: JSON.stringify({ hash: hash('e') }) }),
  };
  const time = { now: 0 };
  const desk = new FileDesk({
    port: {
      upload: (request) => {
        uploads.push(request);
        return uploaded.now(request);
      },
      isLineThin: () => line.isThin,
      kept: hasDisk
        ? {
            atStart,
            read: async (one) => disk.get(one) ?? null,
            save: async (one, bytes) => void disk.set(one, bytes),
            keepOnly: async (hashes) => {
              for (const one of disk.keys()) if (!hashes.includes(one)) disk.delete(one);
            },
          }
        : null,
    },
    fetch: ((url: string, init: RequestInit) => {
      asked.push(url);
      return answer.now(url, init.signal as AbortSignal);
    }) as typeof fetch,
    values,
    session: () => ({ origin: 'https://hub.example.test', token: 'secret' }),
    now: () => time.now,
    onError: (error) => {
      throw error;
    },
  });
  const load = (letter: string, isAsked = false) =>
    desk.commands.loadFile({ announcementId: 'one', hash: hash(letter), isAsked });
  return { values, line, asked, uploads, disk, answer, uploaded, time, desk, load };
}

describe('A8 what loads by itself', () => {
  it('[LOAD-1] [LOAD-8] a small picture on a good line; larger ones and documents when they are asked for', async () => {
    const { load, asked } = setUp();
    expect([...new Uint8Array((await load('a')).bytes ?? new ArrayBuffer())]).toEqual([1, 2, 3]);
    expect(asked).toEqual([`https://hub.example.test/api/files/one/${hash('a')}`]);
    expect([await load('b'), await load('d')]).toEqual([{ bytes: null }, { bytes: null }]);
    expect((await load('d', true)).bytes?.byteLength).toBe(3);
    expect(asked).toHaveLength(2);
  });

  type Set = (at: ReturnType<typeof setUp>) => void;
  const metered = { isMetered: true, monthMb: null };
  const use = (hourBytes: number): DataUse => ({
    lines: [{ name: 'stick', monthBytes: 0, hourBytes, forecastBytes: null }],
  });
  it.each([
    ['call', 'a call that rings', (at) => at.values.calls.set([call('ringingHere')])],
    ['saving', 'saving always', (at) => at.values.settings.set({ ...defaultSettings, voiceSaving: 'always' })],
    ['thin', 'a thin line', (at) => void (at.line.isThin = true)],
    [
      'metered',
      'a line paid by the megabyte',
      (at) => {
        at.values.settings.set({ ...defaultSettings, dataBudgets: { stick: metered } });
        at.values.dataUse.set(use(9));
      },
    ],
  ] as [string, string, Set][])(
    '[LOAD-2] nothing with %s: %s, and it says so; pressed it loads',
    async (why, _what, set) => {
      const at = setUp();
      set(at);
      expect(await at.load('a')).toEqual({ bytes: null });
      expect(at.asked).toEqual([]);
      at.values.hubLink.set(link('live'));
      expect(at.desk.state.getState().heldBack).toBe(why);
      expect((await at.load('a', true)).bytes?.byteLength).toBe(3);
    },
  );

  it('[LOAD-2] a paid line that carries nothing, and a call that has ended, hold nothing back', async () => {
    const at = setUp();
    at.values.settings.set({ ...defaultSettings, dataBudgets: { stick: metered } });
    at.values.dataUse.set(use(0));
    at.values.calls.set([call('ended')]);
    expect(at.desk.state.getState().heldBack).toBeNull();
    expect((await at.load('a')).bytes).not.toBeNull();
  });
});

describe('A8 a load', () => {
  it('[LOAD-3] [LOAD-4] tells how far it is, and is fetched once however often it is asked for', async () => {
    const at = setUp();
    const body = slowBody();
    at.answer.now = async () => new Response(body.stream);
    const both = [at.load('a', true), at.load('a', true)];
    await settled();
    expect(at.desk.state.getState().transfers).toEqual([{ id: hash('a'), doneBytes: 0, totalBytes: 3 }]);
    at.time.now = 1_000;
    body.give(1, 2);
    await settled();
    expect(at.desk.state.getState().transfers).toEqual([{ id: hash('a'), doneBytes: 2, totalBytes: 3 }]);
    body.give(3);
    body.end();
    for (const one of await Promise.all(both)) expect(one.bytes?.byteLength).toBe(3);
    expect([at.asked.length, at.desk.state.getState().transfers]).toEqual([1, []]);
  });

  it('[LOAD-3] called off it is no error, and can be asked for again', async () => {
    const at = setUp();
    const good = at.answer.now;
    at.answer.now = (_url, signal) =>
      new Promise((_, reject) => signal.addEventListener('abort', () => reject(new Error('aborted'))));
    const load = at.load('a', true);
    await settled();
    await at.desk.commands.dropTransfer({ id: hash('a') });
    expect(await load).toEqual({ bytes: null });
    expect(at.desk.state.getState()).toMatchObject({ transfers: [], atHand: [] });
    at.answer.now = good;
    expect((await at.load('a', true)).bytes).not.toBeNull();
  });

  it.each([
    ['no line', () => Promise.reject(new Error('offline')), 'hub.offline'],
    ['[LOAD-7] it comes shorter than it was said to be', async () => new Response(new Uint8Array([1])), 'hub.offline'],
    ['it is gone', async () => new Response('{"code":"file.notFound"}', { status: 404 }), 'file.notFound'],
    ['who answers is no hub', async () => new Response('<html>', { status: 502 }), 'hub.notAHub'],
  ] as const)('%s: says so by its code, and keeps nothing', async (_what, answer, code) => {
    const at = setUp();
    at.answer.now = answer;
    await expect(at.load('a', true)).rejects.toMatchObject({ code });
    expect(at.desk.state.getState()).toMatchObject({ transfers: [], atHand: [] });
    expect(at.disk.size).toBe(0);
  });

  it('what no announcement of mine carries is not even asked for', async () => {
    const at = setUp();
    await expect(at.load('f', true)).rejects.toMatchObject({ code: 'file.notFound' });
    expect(at.asked).toEqual([]);
  });
});

describe('A8 what was loaded', () => {
  it.each([true, false])('[LOAD-5] is readable with the hub gone (a disk: %s)', async (hasDisk) => {
    const at = setUp({ hasDisk });
    await at.load('a');
    at.values.hubLink.set(link('waiting'));
    at.answer.now = () => Promise.reject(new Error('offline'));
    expect((await at.load('a')).bytes?.byteLength).toBe(3);
    expect(at.desk.state.getState().atHand).toEqual([hash('a')]);
    expect([...at.disk.keys()]).toEqual(hasDisk ? [hash('a')] : []);
  });

  it('[LOAD-5] is there after a restart; what is no longer on the disk is fetched again', async () => {
    const at = setUp({ atStart: [hash('a'), hash('d')] });
    at.values.hubLink.set(link('waiting'));
    expect((await at.load('a')).bytes?.byteLength).toBe(3);
    at.disk.delete(hash('d'));
    at.values.hubLink.set(link('live'));
    expect((await at.load('d', true)).bytes?.byteLength).toBe(3);
    expect(at.asked).toHaveLength(1);
  });

  it('[LOAD-6] goes when nothing that is shown carries it, but not while the hub is gone', async () => {
    const at = setUp();
    await at.load('a');
    await at.load('d', true);
    at.values.hubLink.set(link('waiting'));
    at.values.announcements.set([]);
    expect(at.disk.size).toBe(2);
    at.values.hubLink.set(link('live'));
    at.values.announcements.set([announcement([document])]);
    await settled();
    expect([...at.disk.keys()]).toEqual([hash('d')]);
    expect(at.desk.state.getState().atHand).toEqual([hash('d')]);
  });

  it('[LOAD-6] all of it goes with the sign-out, and what still comes is not kept', async () => {
    const at = setUp();
    await at.load('a');
    const body = slowBody();
    at.answer.now = async () => new Response(body.stream);
    const late = at.load('d', true);
    await settled();
    at.desk.forget();
    at.values.announcements.set(null);
    body.give(1, 2, 3);
    body.end();
    await late;
    expect([at.disk.size, at.desk.state.getState().atHand]).toEqual([0, []]);
  });
});

describe('A8 sending a file', () => {
  const send = (at: ReturnType<typeof setUp>) =>
    at.desk.commands.sendFile({ transferId: 't1', type: 'image/webp', bytes: new Uint8Array([1, 2]).buffer });

  it('[LOAD-8] [LOAD-3] goes to the hub with its type, and tells how far it is', async () => {
    const at = setUp();
    at.uploaded.now = async ({ onProgress }) => {
      at.time.now = 1_000;
      onProgress(1);
      expect(at.desk.state.getState().transfers).toEqual([{ id: 't1', doneBytes: 1, totalBytes: 2 }]);
      return { status: 200, text: JSON.stringify({ hash: hash('e') }) };
    };
    expect(await send(at)).toEqual({ hash: hash('e') });
    expect(at.uploads[0]).toMatchObject({
      ...{ url: 'https://hub.example.test/api/files', token: 'secret', type: 'image/webp' },
    });
    expect(at.desk.state.getState().transfers).toEqual([]);
  });

  it('[LOAD-3] called off it is no error; refused it says why', async () => {
    const at = setUp();
    at.uploaded.now = ({ signal }) =>
      new Promise((_, reject) => signal.addEventListener('abort', () => reject(new Error('aborted'))));
    const sent = send(at);
    await at.desk.commands.dropTransfer({ id: 't1' });
    expect(await sent).toEqual({ hash: null });
    at.uploaded.now = async () => ({ status: 413, text: '{"code":"file.tooLarge"}' });
    await expect(send(at)).rejects.toMatchObject({ code: 'file.tooLarge' });
    at.uploaded.now = () => Promise.reject(new Error('no line'));
    await expect(send(at)).rejects.toMatchObject({ code: 'hub.offline' });
  });
});
