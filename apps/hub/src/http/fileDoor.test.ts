import { once } from 'node:events';
import { connect } from 'node:net';
import { fileReply, hubErrorBody, hubPaths, type Attachment } from '@hearthline/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RawSocket } from '../testing/rawSocket.ts';
import { somePng } from '../testing/somePng.ts';
import { startTestHub, type TestHub } from '../testing/testHub.ts';

describe('the door for files', () => {
  let hub: TestHub;
  const tokens: Record<string, string> = {};
  beforeAll(async () => {
    hub = await startTestHub();
    for (const account of ['liuzuzhang', 'linxiaoman', 'zhouxiaohe'])
      tokens[account] = (await hub.signIn(account)).token;
  });
  afterAll(() => hub.stop());

  const png = somePng();
  const post = (body: Buffer, type: string, account: string | null = 'liuzuzhang') =>
    fetch(hub.url + hubPaths.files, {
      method: 'POST',
      headers: { 'content-type': type, ...(account === null ? {} : { authorization: `Bearer ${tokens[account]}` }) },
      body: new Uint8Array(body),
    });
  const get = (path: string, account: string | null) =>
    fetch(`${hub.url}${hubPaths.files}/${path}`, {
      headers: account === null ? {} : { authorization: `Bearer ${tokens[account]}` },
    });
  const codeOf = async (response: Response) => hubErrorBody.parse(await response.json()).code;
  const keptFiles = () => hub.rows('select hash from file').length;

  /** Published by the leader to her group, over the socket as the apps do. */
  const publish = async (attachments: Attachment[]): Promise<string> => {
    const socket = await RawSocket.join(hub.url, { token: tokens['liuzuzhang'] ?? '' });
    const outcome = await socket.command('announcement.publish', {
      ...{ title: '改道', body: '', audience: { kind: 'unit', unitId: 'group-1' }, mustRead: false, attachments },
      expiresAt: Date.now() + 3_600_000,
    });
    socket.drop();
    return (outcome as { value: { announcementId: string } }).value.announcementId;
  };

  it.each([
    ['an operator', 'linxiaoman', 'image/png', 403, 'command.notAllowed'],
    ['nobody', null, 'image/png', 401, 'session.expired'],
    ['a leader with a page', 'liuzuzhang', 'text/html', 415, 'file.badType'],
    ['a leader with something else than she says', 'liuzuzhang', 'image/webp', 415, 'file.badType'],
  ] as const)('[FILE-1] [FILE-2] takes nothing of %s', async (_who, account, type, status, code) => {
    const response = await post(png, type, account);
    expect([response.status, await codeOf(response)]).toEqual([status, code]);
    expect(keptFiles()).toBe(0);
  });

  it('[FILE-5] takes nothing that is too large, whether it says so or not', async () => {
    const large = await post(Buffer.alloc(2_000_001), 'image/png');
    expect([large.status, await codeOf(large)]).toEqual([413, 'file.tooLarge']);
    async function* pieces() {
      for (let at = 0; at < 6; at += 1) yield new Uint8Array(1_000_000).fill(0x20);
    }
    const unsaid = await fetch(hub.url + hubPaths.files, {
      method: 'POST',
      headers: { 'content-type': 'text/plain', authorization: `Bearer ${tokens['liuzuzhang']}` },
      body: ReadableStream.from(pieces()),
      duplex: 'half',
    });
    expect([unsaid.status, await codeOf(unsaid)]).toEqual([413, 'file.tooLarge']);
    expect(keptFiles()).toBe(0);
  });

  it('[FILE-6] one whose sending is cut leaves nothing behind', async () => {
    const { hostname, port } = new URL(hub.url);
    const socket = connect(Number(port), hostname);
    await once(socket, 'connect');
    const head = [`POST ${hubPaths.files} HTTP/1.1`, `host: ${hostname}`, 'content-type: image/png'];
    const rest = [
      `authorization: Bearer ${tokens['liuzuzhang']}`,
      `content-length: ${png.length}`,
      'expect: 100-continue',
    ];
    socket.write(`${[...head, ...rest].join('\r\n')}\r\n\r\n`);
    // The hub reads now.
    await once(socket, 'data');
    socket.write(png.subarray(0, 20));
    socket.destroy();
    await once(socket, 'close');
    expect((await get('a/b', 'linxiaoman')).status).toBe(404);
    expect(keptFiles()).toBe(0);
  });

  it('[FILE-7] [ANN-28] gives it to whom it is for and to who sent it; to another unit it is not there', async () => {
    const { hash } = fileReply.parse(await (await post(png, 'image/png')).json());
    const text = Buffer.from('<script>alert(1)</script>');
    const note = fileReply.parse(await (await post(text, 'text/plain; charset=utf-8')).json());
    const announcementId = await publish([
      { kind: 'picture', hash, type: 'image/png', bytes: png.length, width: 8, height: 8, alt: '改道图' },
      { kind: 'file', hash: note.hash, type: 'text/plain', bytes: text.length, name: '话术.txt' },
    ]);
    for (const account of ['linxiaoman', 'liuzuzhang']) {
      const response = await get(`${announcementId}/${hash}`, account);
      expect(response.status).toBe(200);
      expect(Buffer.compare(Buffer.from(await response.arrayBuffer()), png)).toBe(0);
    }
    const file = await get(`${announcementId}/${note.hash}`, 'linxiaoman');
    expect(file.headers.get('content-type')).toContain('text/plain');
    expect(file.headers.get('x-content-type-options')).toBe('nosniff');
    expect(file.headers.get('content-security-policy')).toBe("default-src 'none'; sandbox");
    expect(file.headers.get('content-disposition')).toBe(
      `attachment; filename*=UTF-8''${encodeURIComponent('话术.txt')}`,
    );
    for (const [path, account, status] of [
      [`${announcementId}/${hash}`, 'zhouxiaohe', 404],
      [`${announcementId}/${hash}`, null, 401],
      [`${announcementId}/${'0'.repeat(64)}`, 'linxiaoman', 404],
      [`another/${hash}`, 'linxiaoman', 404],
      [`${announcementId}/not-a-hash`, 'linxiaoman', 404],
    ] as const)
      expect([path, (await get(path, account)).status]).toEqual([path, status]);
  });
});
