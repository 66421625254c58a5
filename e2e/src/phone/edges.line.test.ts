/** Several edges of one PBX: what is lost is a TCP connection between a real phone and a real PBX. */
import { startPbx, type Pbx } from '@hearthline/pbx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TcpLine } from '../stage/index.ts';
import { hire } from './operators.ts';
import { MICROPHONE_HZ, openPhoneWindows, type PhoneWindows } from './phoneWindows.ts';

let pbx: Pbx;
let windows: PhoneWindows;
beforeAll(async () => {
  pbx = await startPbx();
  windows = await openPhoneWindows();
});
afterAll(async () => {
  await windows?.close();
  await pbx?.stop();
});

describe('C21 a list of edges', () => {
  it('C21 the preferred edge is lost in a call: the next one takes over, the call goes on; back when nobody talks', async () => {
    const edge = await TcpLine.to(pbx.wsUrl);
    const phone = await windows.open();
    const account = await hire(pbx, '1009');
    await phone.register({ ...account, serverUrl: edge.through(pbx.wsUrl), fallbackUrls: [pbx.wssUrl] });
    const usesFallback = (isFallback: boolean) =>
      phone.page.waitForFunction(
        (wanted) => {
          const line = (globalThis as unknown as import('./labPage.ts').LabPage).lab.phone.line.getState();
          return line.state.kind === 'registered' && line.isFallback === wanted;
        },
        isFallback,
        { timeout: 90_000 },
      );
    await usesFallback(false);
    const id = await phone.dial('6002');
    await phone.untilHeard(MICROPHONE_HZ);
    edge.down();
    await usesFallback(true);
    expect(await phone.call(id)).toMatchObject({ state: { kind: 'talking' } });
    await phone.untilHeard(MICROPHONE_HZ);
    edge.heal();
    await phone.command('hangUp', id);
    await usesFallback(false);
    await phone.dial('6001');
    await phone.untilHeard(440);
    await phone.page.close();
    await edge.close();
  });
});
