import type { ProblemCode } from '@hearthline/ui/host';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { hostSend, hostUntil, hostValue, openStage, Person, type Desktop, type Stage } from '../stage/index.ts';
import { startExpiredServer, startRefusingHub, startWebServer, type OddServer } from './servers.ts';

let stage: Stage;
let desktop: Desktop;
let operator: Person;
let expired: OddServer & { authorityFile: string };
let odd: OddServer | null = null;
/** Wrong passwords an account may have before it must wait. */
const TRIES = 3;
const WAIT_MS = 60_000;

beforeAll(async () => {
  stage = await openStage({
    pbx: 'none',
    hub: { more: { signInLimits: { perAccount: TRIES, perAddress: 200, windowMs: WAIT_MS } } },
  });
  expired = await startExpiredServer(`${stage.dir}/expired`);
  desktop = await stage.startDesktop({ companyCa: expired.authorityFile });
  operator = await Person.at(desktop);
});
afterAll(async () => {
  await stage?.close();
  await expired?.close();
});
beforeEach(() => operator.page.getByLabel(operator.words.signIn.account, { exact: true }).waitFor());
afterEach(async () => {
  if ((await hostValue(desktop, 'session')).kind === 'signedIn') await hostSend(desktop, 'signOut', {});
  await odd?.close();
  odd = null;
});

/** Types a server's address into the folded field, and signs in. */
async function signsInAt(url: string, account = 'linxiaoman'): Promise<void> {
  const { page, words } = operator;
  const field = page.getByLabel(words.signIn.serverAddress, { exact: true });
  if (!(await field.isVisible())) await page.getByRole('button', { name: words.signIn.server }).click();
  await field.fill(url);
  await operator.signIn(account);
}
const isSignedOutBy = (problem: ProblemCode) =>
  hostUntil(desktop, {
    name: 'session',
    accepts: (session, code) => session.kind === 'signedOut' && session.problem === code,
    argument: problem,
  });

describe('sign-in that fails says why and what to do', () => {
  it.each([
    ['an address that is none', 'not an address', 'hub.badAddress'],
    ['an unknown server', 'https://hub.invalid', 'hub.unknownServer'],
    ['plain text to another machine', 'http://192.0.2.55:8080', 'hub.insecureAddress'],
    ['nobody at this address', 'http://127.0.0.1:1', 'hub.unreachable'],
  ] as const)('N11 %s', async (_what, url, problem) => {
    await signsInAt(url);
    await operator.isTold(problem);
  });

  it('N11 an expired certificate', async () => {
    await signsInAt(expired.url);
    await operator.isTold('hub.certificateExpired');
  });

  it.each([
    ['an unknown name', (): string => 'https://hub.invalid', /^names\./],
    ['an expired certificate', (): string => expired.url, /^secure\.expired$/],
  ] as const)('N17 the helper at the door, before anybody is signed in: %s', async (_what, url, cause) => {
    const { page, words } = operator;
    await signsInAt(url());
    await operator.presses(words.faults.open);
    const helper = page.getByRole('dialog', { name: words.faults.title });
    await helper
      .getByRole('button', { name: words.faults.start })
      .or(helper.getByRole('button', { name: words.faults.again }))
      .click();
    const { steps } = await hostUntil(desktop, {
      name: 'faults',
      accepts: ({ doneAt, hubHost }, host) => doneAt !== null && hubHost === host,
      argument: new URL(url()).host,
      limitMs: 60_000,
    });
    const found = steps.flatMap(({ finding }) => (finding === null ? [] : [finding]));
    const trouble = found.find((finding) => cause.test(finding));
    expect(trouble).toBeDefined();
    expect(found.at(-1)).toMatch(/^headset\./);
    const { what, remedy } = words.faults.findings[trouble ?? 'notLooked'];
    await helper.getByText(words.faults.trouble).waitFor();
    await helper.getByText(what).first().waitFor();
    await helper
      .getByText(remedy ?? '')
      .first()
      .waitFor();
    await page.keyboard.press('Escape');
    await helper.waitFor({ state: 'detached' });
  });

  it('N11 an address of something that is not a hub', async () => {
    odd = await startWebServer();
    await signsInAt(odd.url);
    await operator.isTold('hub.notAHub');
  });

  it('N11 the hub is down; when it is back the same press works', async () => {
    const { url } = stage.hub();
    await stage.hub().stop();
    await signsInAt(url);
    await operator.isTold('hub.unreachable');
    await stage.restartHub('stop');
    await signsInAt(url);
    await hostUntil(desktop, { name: 'hubLink', accepts: ({ kind }) => kind === 'live', argument: null });
  });

  it('N11 a wrong password; the field is empty again, the account stays', async () => {
    await signsInAt(stage.hub().url);
    await hostUntil(desktop, { name: 'session', accepts: ({ kind }) => kind === 'signedIn', argument: null });
    await hostSend(desktop, 'signOut', {});
    await operator.signIn('linxiaoman', 'not-the-password');
    await operator.isTold('signIn.wrong');
    expect(await operator.page.getByLabel(operator.words.signIn.password, { exact: true }).inputValue()).toBe('');
    expect(await operator.page.getByLabel(operator.words.signIn.account, { exact: true }).inputValue()).toBe(
      'linxiaoman',
    );
  });

  it('N11 too many tries: a countdown, and no press before it is over', async () => {
    await signsInAt(stage.hub().url, 'nobody-of-that-name');
    await isSignedOutBy('signIn.wrong');
    for (let tries = 1; tries < TRIES; tries += 1) {
      await hostSend(desktop, 'signIn', {
        hubUrl: stage.hub().url,
        account: 'nobody-of-that-name',
        password: 'x',
        remember: false,
      }).catch(() => undefined);
    }
    await signsInAt(stage.hub().url, 'nobody-of-that-name');
    await operator.isTold('signIn.tooMany');
    const waits = operator.page.getByRole('button', { name: /0:[0-5]\d/ });
    await waits.waitFor();
    expect(await waits.isDisabled()).toBe(true);
    const first = await waits.textContent();
    await operator.page.getByRole('button', { name: first ?? '' }).waitFor({ state: 'detached' });
    await waits.waitFor();
    const session = await hostValue(desktop, 'session');
    expect(session.kind === 'signedOut' && (session.retryAfterS ?? 0)).toBeGreaterThan(0);
  });
});

describe('a hub of another age', () => {
  it.each(['protocol.hubTooOld', 'protocol.clientTooOld'] as const)('N11 %s', async (code) => {
    odd = await startRefusingHub(code);
    await hostSend(desktop, 'signIn', { hubUrl: odd.url, account: 'somebody', password: 'x', remember: false });
    await operator.isTold(code);
    await operator.sees(operator.words.shell.hubRefused);
    expect((await hostValue(desktop, 'hubLink')).kind).toBe('refused');
    await hostSend(desktop, 'signOut', {});
    expect((await hostValue(desktop, 'notices')).map((notice) => notice.code)).not.toContain(code);
  });
});
