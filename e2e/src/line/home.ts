/** A phone at a home behind bad lines, with the PBX and a customer outside; what each of the two hears is measured. */
import { longestGapMs, startPbx, waitForCall, type Customer, type Pbx, type PbxOptions } from '@hearthline/pbx';
import type { SipAccount } from '@hearthline/protocol';
import { type Netlab, startNetlab } from '../../netlab/netlab.ts';
import type { LabPage } from '../phone/labPage.ts';
import { hire } from '../phone/operators.ts';
import { type LabPhone, MICROPHONE_HZ, openPhoneWindows, type PhoneWindows } from '../phone/phoneWindows.ts';

const CUSTOMER_HZ = 700;

export interface Home<Name extends string> {
  readonly lab: Netlab<Name>;
  readonly pbx: Pbx;
  readonly windows: PhoneWindows;
  /** A phone of a new operator, registered over the line that the home prefers. */
  phone(id: string, account?: Partial<Pick<SipAccount, 'fallbackUrls' | 'iceServers'>>): Promise<LabPhone>;
  close(): Promise<void>;
}

export async function openHome<Name extends string>(
  lines: readonly Name[],
  { microphoneWav, ...options }: PbxOptions & { readonly microphoneWav?: string } = {},
): Promise<Home<Name>> {
  const ends: (() => Promise<void>)[] = [];
  const close = async (): Promise<void> => {
    for (const end of ends.splice(0).toReversed()) await end();
  };
  try {
    const lab = await startNetlab(lines);
    ends.push(() => lab.close());
    const pbx = await startPbx({ ...options, address: lab.coreAddress });
    ends.push(() => pbx.stop());
    const windows = await openPhoneWindows({
      launcher: lab.launcher,
      ...(microphoneWav === undefined ? {} : { microphoneWav }),
    });
    ends.push(() => windows.close());
    return {
      ...{ lab, pbx, windows, close },
      phone: async (id, account = {}) => {
        const phone = await windows.open();
        const hired = await hire(pbx, id);
        await phone.register({ ...hired, serverUrl: pbx.wssUrl, ...account });
        return phone;
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** The longest silence at each end, ms. */
export interface Gaps {
  readonly operatorMs: number;
  readonly customerMs: number;
}

export interface Talk {
  readonly callId: string;
  readonly customer: Customer;
  /** From the press until both heard each other. */
  readonly heardAfterMs: number;
  /** From now on silence is measured, at both ends. */
  listen(): Promise<void>;
  /** Since `listen`. */
  gaps(): Promise<Gaps>;
  /** Resolves when both hear each other now. */
  untilBothHear(): Promise<void>;
}

let customers = 0;

/** The operator calls a customer, and both hear each other. */
export async function talk(pbx: Pbx, phone: LabPhone, maxMs = 100_000): Promise<Talk> {
  const callerNumber = String(13_800_000_100 + (customers += 1));
  const customer = await waitForCall(pbx, { toneHz: CUSTOMER_HZ, callerName: 'Customer', callerNumber, maxMs });
  const dialledAt = performance.now();
  const callId = await phone.dial(callerNumber);
  let from = 0;
  const untilBothHear = async (): Promise<void> => {
    await Promise.all([phone.untilHeard(CUSTOMER_HZ), customer.untilHeard(MICROPHONE_HZ)]);
  };
  await untilBothHear();
  return {
    ...{ callId, customer, untilBothHear, heardAfterMs: performance.now() - dialledAt },
    listen: async () => {
      from = (await customer.recording()).samples.length;
      await phone.page.evaluate((hz) => (globalThis as unknown as LabPage).lab.watchTone(hz), CUSTOMER_HZ);
      await phone.page.waitForFunction(() => (globalThis as unknown as LabPage).lab.tone().heardMs > 0);
    },
    gaps: async () => {
      const { samples, sampleRateHz } = await customer.recording();
      const tone = await phone.page.evaluate(() => (globalThis as unknown as LabPage).lab.tone());
      return {
        operatorMs: Math.round(tone.longestGapMs),
        customerMs: longestGapMs({ samples: samples.subarray(from), sampleRateHz }, MICROPHONE_HZ),
      };
    },
  };
}
