import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hostUntil, hostValue, openStage, Person, type Desktop, type Stage } from '../stage/index.ts';

let stage: Stage;
let desktop: Desktop;
let operator: Person;
beforeAll(async () => {
  stage = await openStage();
  desktop = await stage.startDesktop();
  operator = await Person.at(desktop);
  await operator.beginsShift('linxiaoman');
});
afterAll(() => stage?.close());

/** Presses the button; resolves with what each step of that look found. A look may be over before anybody sees it run. */
async function looks(button: string): Promise<Record<string, string | null>> {
  const before = await hostValue(desktop, 'faults');
  await operator.presses(button);
  const { steps } = await hostUntil(desktop, {
    name: 'faults',
    accepts: ({ doneAt }, doneBefore) => doneAt !== null && doneAt !== doneBefore,
    argument: before.doneAt,
    limitMs: 60_000,
  });
  return Object.fromEntries(steps.map(({ id, finding }) => [id, finding]));
}

describe('the fault helper', () => {
  it('N17 all the way is clear with the real hub and PBX; both down, it says where, what to do and what to tell IT', async () => {
    const { words, page } = operator;
    await operator.opens('phone');
    await operator.presses(words.faults.open);
    await page.getByRole('heading', { name: words.faults.title, exact: true }).waitFor();
    expect(await looks(words.faults.start)).toMatchObject({
      ...{ names: 'names.notNeeded', address: 'address.fine', socket: 'socket.fine', phone: 'phone.fine' },
      ...{ microphone: 'microphone.fine', headset: 'headset.notChosen' },
    });
    await operator.sees(words.faults.noTrouble);

    await Promise.all([stage.hub().kill(), stage.pbx.kill()]);
    await hostUntil(desktop, { name: 'line', accepts: ({ state }) => state.kind === 'waiting', argument: null });
    const found = await looks(words.faults.again);
    expect(found).toMatchObject({
      ...{ address: 'address.closed', secure: 'notLooked', socket: 'notLooked', phone: 'phone.unreached' },
      microphone: 'microphone.fine',
    });
    const { what, remedy = '' } = words.faults.findings['address.closed'];
    await operator.sees(what);
    await operator.sees(remedy);

    await operator.presses(words.faults.copy);
    await operator.sees(words.faults.copied);
    const copied = await desktop.app.evaluate(({ clipboard }) => clipboard.readText());
    expect(copied).toContain('address.closed');
    expect(copied).toContain(new URL(stage.hub().url).host);
    expect(copied).not.toMatch(/linxiaoman|林小满|1001/);
  });
});
