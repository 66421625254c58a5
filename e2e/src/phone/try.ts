import { chromium } from 'playwright';
import { startPbx } from '@hearthline/pbx';
import { hire } from './operators.ts';
import { servePhonePage } from './phonePage.ts';

const pbx = await startPbx({ report: (line) => console.log(line), mohToneHz: 350 });
const page0 = await servePhonePage();
const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--use-fake-device-for-media-stream',
    '--use-fake-ui-for-media-stream',
    '--autoplay-policy=no-user-gesture-required',
    '--ignore-certificate-errors',
  ],
});
const account = await hire(pbx, '1001');
const page = await (await browser.newContext()).newPage();
page.on('console', (m) => console.log('console', m.text()));
page.on('pageerror', (e) => console.log('pageerror', e));
await page.goto(page0.url);
try {
  await page.evaluate((a) => (window as any).lab.register(a), account);
  console.log(JSON.stringify(await page.evaluate(() => (window as any).lab.phone.line.getState())));
  const limit = (p: Promise<unknown>, ms: number) =>
    Promise.race([p, new Promise((_, r) => setTimeout(() => r(new Error('limit')), ms))]);
  console.log(
    'heard',
    await limit(
      page.evaluate(async () => {
        const lab = (window as any).lab;
        const heard = lab.untilHeard(440);
        const id = await lab.phone.dial('6001');
        await lab.untilCall((c: any) => c.id === id && c.state.kind === 'talking');
        return heard;
      }),
      8000,
    ),
  );
  await limit(
    page.evaluate(() => (window as any).lab.untilCall((c: any) => c.quality !== null)),
    5000,
  );
  const c = await page.evaluate(() => (window as any).lab.phone.calls.getState()[0]);
  console.log(JSON.stringify(c, null, 1));
  const t = c.timings;
  console.log(
    'dial→invite',
    t.invitedAt - t.dialledAt,
    'dial→answered',
    t.answeredAt - t.dialledAt,
    'dial→firstIn',
    t.firstAudioInAt - t.dialledAt,
    'dial→firstOut',
    t.firstAudioOutAt - t.dialledAt,
  );
  await page.evaluate(async () => {
    const lab = (window as any).lab;
    await lab.phone.hold(lab.phone.calls.getState()[0].id);
  });
  console.log('held', JSON.stringify((await page.evaluate(() => (window as any).lab.phone.calls.getState()[0])).state));
  await page.evaluate(async () => {
    const lab = (window as any).lab;
    await lab.phone.retrieve(lab.phone.calls.getState()[0].id);
  });
  console.log(
    'retrieved',
    JSON.stringify((await page.evaluate(() => (window as any).lab.phone.calls.getState()[0])).state),
  );
  await page.evaluate(() => {
    (window as any).lab.cutSocket('closed');
  });
  await limit(
    page.evaluate(async () => {
      const l = (window as any).lab;
      while (l.phone.line.getState().state.kind !== 'registered') await new Promise((r) => setTimeout(r, 20));
    }),
    8000,
  );
  await new Promise((r) => setTimeout(r, 600));
  await page.evaluate(async () => {
    const lab = (window as any).lab;
    await lab.phone.hangUp(lab.phone.calls.getState()[0].id);
  });
  console.log(
    'ended',
    JSON.stringify((await page.evaluate(() => (window as any).lab.phone.calls.getState()[0])).state),
  );
  for (let i = 0; i < 4; i++) {
    const d = await page.evaluate(async () => {
      const lab = (window as any).lab;
      const id = await lab.phone.dial('6001');
      const c = await lab.untilCall((c: any) => c.id === id && c.timings.firstAudioInAt && c.timings.firstAudioOutAt);
      await lab.phone.hangUp(id);
      await new Promise((r) => setTimeout(r, 500));
      return c.timings;
    });
    console.log(
      'dial→invite',
      d.invitedAt - d.dialledAt,
      'answered',
      d.answeredAt - d.dialledAt,
      'firstIn',
      d.firstAudioInAt - d.dialledAt,
      'firstOut',
      d.firstAudioOutAt - d.dialledAt,
    );
  }
} catch (e) {
  console.log('FAILED', e);
}
console.log((await page.evaluate(() => (window as any).lab.log)).join('\n'));
console.log((await page.evaluate(() => (window as any).lab.wire)).join('\n'));
await browser.close();
await page0.close();
await pbx.stop();
