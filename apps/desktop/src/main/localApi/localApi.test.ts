import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { request, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defaultSettings } from '@hearthline/ui/host';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ApiAsk, ApiReply, ApiSnapshot } from '../../shared/localApi.ts';
import { LocalApi } from './localApi.ts';
import { openApi } from './openApi.ts';

const snapshot: ApiSnapshot = {
  state: { isSignedIn: true, isLineReady: true, agentState: 'ready' },
  calls: [
    {
      ...{ id: 'call-1', direction: 'in', number: '13900002046', name: '王先生', queue: 'pension', pbxCallId: 'p.1' },
      ...{ state: 'ringingHere', talkingSince: null, isHeld: false, isMuted: false },
    },
  ],
};
let dir: string;
let api: LocalApi;
let now: number;
let asks: ApiAsk[];
let reply: ApiReply;
let entry: { url: string; token: string };

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'hearthline-api-'));
  [now, asks, reply] = [0, [], { kind: 'done' }];
  api = new LocalApi({
    file: join(dir, 'local-api.json'),
    tellEngine: ({ requestId, ask }) => {
      asks.push(ask);
      queueMicrotask(() => api.replied(requestId, reply));
      return true;
    },
    now: () => now,
    log: { error: vi.fn() },
  });
  await api.apply({ ...defaultSettings, localApi: { isOn: true, dial: 'ask' } });
  entry = JSON.parse(await readFile(join(dir, 'local-api.json'), 'utf8')) as typeof entry;
});
afterEach(async () => {
  await api.apply(defaultSettings);
  await rm(dir, { recursive: true, force: true });
});

interface Sent {
  readonly method?: string;
  readonly headers?: Record<string, string>;
  readonly body?: string;
}
/** One request as a program makes it: the right token, unless told otherwise. */
function send(path: string, sent: Sent = {}): Promise<IncomingMessage> {
  const { method = 'GET', headers = {}, body } = sent;
  return new Promise((resolve, reject) => {
    const asked = request(entry.url + path, {
      ...{ method, agent: false },
      headers: { authorization: `Bearer ${entry.token}`, ...headers },
    });
    asked.once('error', reject);
    asked.once('response', resolve);
    asked.end(body);
  });
}
async function replyOf(
  path: string,
  sent: Sent = {},
): Promise<{ status: number; body: unknown; headers: IncomingMessage['headers'] }> {
  const response = await send(path, sent);
  let text = '';
  for await (const chunk of response) text += String(chunk);
  return { status: response.statusCode ?? 0, body: text === '' ? null : JSON.parse(text), headers: response.headers };
}
const json = { 'content-type': 'application/json' };
const dial = (body: string, headers: Record<string, string> = json) =>
  replyOf('/v1/dial', { method: 'POST', headers, body });

describe('U6 the local API', () => {
  it('[API-1] [API-2] listens on this PC alone, its address and token for this user alone, and goes without a trace', async () => {
    expect(entry.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(Buffer.from(entry.token, 'base64url')).toHaveLength(32);
    expect((await stat(join(dir, 'local-api.json'))).mode & 0o777).toBe(0o600);
    await api.apply(defaultSettings);
    await expect(stat(join(dir, 'local-api.json'))).rejects.toMatchObject({ code: 'ENOENT' });
    await expect(send('/v1/state')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    await api.apply({ ...defaultSettings, localApi: { isOn: true, dial: 'ask' } });
    const again = JSON.parse(await readFile(join(dir, 'local-api.json'), 'utf8')) as typeof entry;
    expect(again.token).not.toBe(entry.token);
  });

  it('tells state and calls, answers, hangs up and dials', async () => {
    api.publish(snapshot);
    expect(await replyOf('/v1/state')).toMatchObject({ status: 200, body: snapshot.state });
    expect(await replyOf('/v1/calls')).toMatchObject({ status: 200, body: snapshot.calls });
    expect(await replyOf('/v1/calls/call-1/answer', { method: 'POST' })).toMatchObject({ status: 204, body: null });
    expect(await replyOf('/v1/calls/call-1/hangup', { method: 'POST' })).toMatchObject({ status: 204 });
    reply = { kind: 'asked' };
    expect(await dial('{"number":"+8613900002046"}')).toMatchObject({ status: 202, body: { kind: 'asked' } });
    expect(asks).toEqual([
      { kind: 'answer', callId: 'call-1' },
      { kind: 'hangUp', callId: 'call-1' },
      { kind: 'dial', number: '+8613900002046' },
    ]);
  });

  it.each([
    ['call.notFound', 404],
    ['call.wrongState', 409],
    ['localApi.dialOff', 403],
    ['app.fault', 500],
  ] as const)('[API-9] a refusal of the phone comes by its name: %s', async (code, status) => {
    reply = { kind: 'refused', code };
    expect(await dial('{"number":"1"}')).toMatchObject({ status, body: { code } });
  });

  it.each([
    ['[API-4]', 'foreignHost', 403, { host: 'attacker.example' }],
    ['[API-4]', 'foreignHost', 403, { host: '127.0.0.1:1' }],
    ['[API-5]', 'foreignOrigin', 403, { origin: 'https://attacker.example' }],
    ['[API-5]', 'foreignOrigin', 403, { origin: 'null' }],
    ['[API-7]', 'wrongToken', 401, { authorization: 'Bearer wrong' }],
    ['[API-7]', 'wrongToken', 401, { authorization: 'Basic dTpw' }],
    ['[API-7]', 'wrongToken', 401, { authorization: '' }],
  ])('%s %s is refused', async (_rule, code, status, headers) => {
    const refused = await replyOf('/v1/calls', { headers });
    expect(refused).toMatchObject({ status, body: { code } });
    expect(Object.keys(refused.headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
    expect(await replyOf('/v1/calls/x/answer', { method: 'POST', headers })).toMatchObject({ status });
    expect(asks).toEqual([]);
  });

  it('[API-5] a preflight of a page gets nothing', async () => {
    const headers = { origin: 'https://attacker.example', 'access-control-request-method': 'POST' };
    expect(await replyOf('/v1/dial', { method: 'OPTIONS', headers })).toMatchObject({ status: 403 });
  });

  it.each([
    ['no JSON', '{"number":', json, 400],
    ['the wrong JSON', '{"number":["1"]}', json, 400],
    ['a header in the number', '{"number":"1?Replaces=x"}', json, 400],
    ['a form', 'number=1', { 'content-type': 'application/x-www-form-urlencoded' }, 415],
    ['no kind', '{"number":"1"}', {}, 415],
    ['a long body', `{"number":"${'1'.repeat(5_000)}"}`, json, 413],
  ])('[API-8] %s is refused', async (_what, body, headers, status) => {
    expect(await dial(body, headers as Record<string, string>)).toMatchObject({ status });
    expect(asks).toEqual([]);
  });

  it('[API-8] a huge body harms nobody: it is not read, and the next request is served', async () => {
    await dial(`{"number":"${'1'.repeat(5_000_000)}"}`).catch(() => undefined);
    expect((await replyOf('/v1/state')).status).toBe(200);
    expect(asks).toEqual([]);
  });

  it('[API-8] a body without an end is cut where it is too long', async () => {
    const response = await send('/v1/dial', {
      ...{ method: 'POST', headers: { ...json, 'transfer-encoding': 'chunked' }, body: '1'.repeat(5_000) },
    });
    expect(response.statusCode).toBe(413);
    response.destroy();
  });

  it.each([
    ['/v1/nothing', 'GET', 404],
    ['/v1/calls/a%2Fb/answer', 'POST', 404],
    ['/v1/calls/../answer', 'POST', 404],
    ['/v1/state', 'DELETE', 405],
  ])('%s by %s is %i', async (path, method, status) => expect((await replyOf(path, { method })).status).toBe(status));

  it('[API-6] is asked 100 times in 10 s and no more, with wrong tokens too', async () => {
    for (let count = 0; count < 100; count += 1)
      await replyOf('/v1/state', { headers: { authorization: 'Bearer no' } });
    expect(await replyOf('/v1/state')).toMatchObject({ status: 429, headers: { 'retry-after': '10' } });
    now += 10_000;
    expect((await replyOf('/v1/state')).status).toBe(200);
  });

  it('[API-10] tells changes as they come, to at most eight at once', async () => {
    api.publish(snapshot);
    const streams = await Promise.all(Array.from({ length: 8 }, () => send('/v1/events')));
    expect((await replyOf('/v1/events')).status).toBe(503);
    const [stream] = streams;
    let text = '';
    const heard = new Promise<void>((resolve) => {
      stream?.on('data', (chunk: Buffer) => {
        text += chunk.toString('utf8');
        if (text.includes('"talking"')) resolve();
      });
    });
    const [call] = snapshot.calls;
    if (call !== undefined) api.publish({ ...snapshot, calls: [{ ...call, state: 'talking' }] });
    await heard;
    const events = text
      .trim()
      .split('\n\n')
      .map((event) => event.split('\n')[0]);
    expect(events).toEqual(['event: state', 'event: calls', 'event: calls']);
    for (const each of streams) each.destroy();
  });
});

it('U6 the OpenAPI document is what the table says: run writeOpenApi.ts after a change', async () => {
  const file = join(import.meta.dirname, '..', '..', '..', '..', '..', 'docs', 'local-api.openapi.json');
  expect(JSON.parse(await readFile(file, 'utf8'))).toEqual(JSON.parse(JSON.stringify(openApi())));
});
