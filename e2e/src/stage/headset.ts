import { readFile } from 'node:fs/promises';
import { stripTypeScriptTypes } from 'node:module';
import { join } from 'node:path';
import { expect } from 'vitest';
import { root } from '../../../scripts/root.ts';
import type { Desktop } from './desktop.ts';

/** Report 8: bit 0 hook, bit 1 mute. Report 9: the lamps. */
export const HOOK = 1;
export const MUTE = 2;
export const LAMP = { offHook: 1, mute: 2, ring: 4 } as const;

interface HeadsetPage {
  readonly fakeHeadset: { press(reportId: number, ...bytes: number[]): void; sent: { data: Uint8Array }[] };
  plugFakeHeadset(isIn: boolean): void;
}

/** No USB device can be made here: the phone's own fake of `HIDDevice`, which enforces WebHID's contract, at the real `navigator.hid`. */
export class AppHeadset {
  readonly #desktop: Desktop;

  private constructor(desktop: Desktop) {
    this.#desktop = desktop;
  }

  /** An allowed headset is plugged into the desktop's PC. */
  static async plugInto(desktop: Desktop): Promise<AppHeadset> {
    const path = join(root, 'packages', 'softphone-core', 'src', 'testing', 'fakeHid.ts');
    const classes = stripTypeScriptTypes(await readFile(path, 'utf8')).replaceAll(/^export /gm, '');
    await desktop.engine.evaluate(`(() => {
      ${classes}
      window.fakeHeadset = telephonyHeadset('Headset of the stage');
      window.fakeHeadset.isGranted = true;
      window.plugFakeHeadset = (isIn) => {
        if (isIn) window.fakeHeadset.isPluggedIn = true;
        else window.fakeHeadset.pulledOut();
        const event = new Event(isIn ? 'connect' : 'disconnect');
        navigator.hid.dispatchEvent(Object.assign(event, { device: window.fakeHeadset }));
      };
    })()`);
    const headset = new AppHeadset(desktop);
    await headset.plugIn();
    return headset;
  }

  plugIn(): Promise<void> {
    return this.#plug(true);
  }

  pullOut(): Promise<void> {
    return this.#plug(false);
  }

  /** One report with these buttons on, as the headset sends it. */
  async says(buttons: number): Promise<void> {
    await this.#desktop.engine.evaluate(
      (byte) => (window as unknown as HeadsetPage).fakeHeadset.press(8, byte),
      buttons,
    );
  }

  /** Resolves when its lamps are exactly so. */
  shows(lamps: number): Promise<void> {
    return untilShown(this.#desktop, lamps);
  }

  async #plug(isIn: boolean): Promise<void> {
    await this.#desktop.engine.evaluate((given) => (window as unknown as HeadsetPage).plugFakeHeadset(given), isIn);
  }
}

async function untilShown({ engine }: Desktop, lamps: number): Promise<void> {
  const shown = () => engine.evaluate(() => (window as unknown as HeadsetPage).fakeHeadset.sent.at(-1)?.data[0]);
  await expect.poll(shown, { timeout: 10_000 }).toBe(lamps);
}
