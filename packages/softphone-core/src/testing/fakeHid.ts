/**
 * WebHID without USB: classes that refuse what the specification refuses (https://wicg.github.io/webhid/), and that can
 * fail or lose the device at any of its awaits.
 */
type DeviceState = 'closed' | 'opening' | 'opened' | 'closing' | 'forgotten';

/** What becomes of a call to the operating system. */
export type HidFate = 'works' | 'fails' | 'pulledOut';

export class FakeHidDevice extends EventTarget {
  readonly vendorId: number;
  readonly productId: number;
  readonly productName: string;
  readonly collections: HIDCollectionInfo[];
  /** Another program holds it alone: it cannot be opened. */
  isHeldElsewhere = false;
  isPluggedIn = true;
  isGranted = false;
  readonly sent: { reportId: number; data: Uint8Array }[] = [];
  /** Reports wait for this before they are sent; null: they go at once. */
  gate: Promise<void> | null = null;
  /** Decides each call to the operating system. */
  fate: (call: 'open' | 'send' | 'close') => HidFate = () => 'works';
  /** Told by the `HID` it is plugged into. */
  onPulledOut: () => void = () => {};
  #state: DeviceState = 'closed';
  readonly #pending = new Set<(error: DOMException) => void>();

  constructor(options: {
    productName: string;
    collections: HIDCollectionInfo[];
    vendorId?: number;
    productId?: number;
  }) {
    super();
    this.vendorId = options.vendorId ?? 0x1234;
    this.productId = options.productId ?? 0x0001;
    this.productName = options.productName;
    this.collections = options.collections;
  }

  get opened(): boolean {
    return this.#state === 'opened';
  }

  /** InvalidStateError unless closed; NetworkError when the system does not open it. */
  async open(): Promise<void> {
    if (!this.isGranted) throw new DOMException('not granted', 'NotAllowedError');
    if (this.#state !== 'closed') throw new DOMException('not closed', 'InvalidStateError');
    this.#state = 'opening';
    await Promise.resolve();
    const isOpened = this.#ask('open') && !this.isHeldElsewhere;
    if (this.#state !== 'opening') throw new DOMException('gone meanwhile', 'AbortError');
    this.#state = isOpened ? 'opened' : 'closed';
    if (!isOpened) throw new DOMException('cannot open', 'NetworkError');
  }

  /** What is being sent is given up. */
  async close(): Promise<void> {
    if (this.#state === 'forgotten') throw new DOMException('forgotten', 'InvalidStateError');
    this.#state = 'closing';
    this.#abort();
    await Promise.resolve();
    this.#ask('close');
    this.#state = 'closed';
  }

  /** The permission is taken back: as `HIDDevice.forget`, or by the person. */
  async forget(): Promise<void> {
    this.isGranted = false;
    this.#state = 'forgotten';
    this.#abort();
  }

  async sendReport(reportId: number, data: BufferSource): Promise<void> {
    if (this.#state !== 'opened') throw new DOMException('not open', 'InvalidStateError');
    if ((reportId === 0) === this.#usesReportIds) throw new TypeError('report ids are used by all reports or by none');
    const report = this.collections
      .flatMap(({ outputReports }) => outputReports ?? [])
      .filter((info) => info.reportId === reportId);
    const bytes = ArrayBuffer.isView(data) ? new Uint8Array(data.buffer.slice(0)) : new Uint8Array(data);
    // Windows refuses what is not as long as it should be.
    const isRight = report.length > 0 && bytes.length === byteLength(report);
    await this.#untilSent();
    if (!isRight || !this.#ask('send')) throw new DOMException('write failed', 'NetworkError');
    this.sent.push({ reportId, data: bytes });
  }

  /** The person does something: an input report comes. Nothing comes from a device that is not open. */
  press(reportId: number, ...bytes: number[]): void {
    if (!this.opened) return;
    const data = new DataView(new Uint8Array(bytes).buffer);
    this.dispatchEvent(Object.assign(new Event('inputreport'), { device: this, reportId, data }));
  }

  pulledOut(): void {
    this.isPluggedIn = false;
    if (this.#state !== 'forgotten') this.#state = 'closed';
    this.#abort();
  }

  get #usesReportIds(): boolean {
    return this.collections
      .flatMap(({ inputReports = [], outputReports = [] }) => [...inputReports, ...outputReports])
      .some(({ reportId = 0 }) => reportId !== 0);
  }

  #ask(call: 'open' | 'send' | 'close'): boolean {
    const fate = this.fate(call);
    if (fate === 'pulledOut' && this.isPluggedIn) this.onPulledOut();
    return fate === 'works' && this.isPluggedIn;
  }

  #untilSent(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#pending.add(reject);
      void (this.gate ?? Promise.resolve()).then(() => {
        this.#pending.delete(reject);
        resolve();
      });
    });
  }

  #abort(): void {
    for (const reject of this.#pending) reject(new DOMException('closed', 'AbortError'));
    this.#pending.clear();
  }
}

function byteLength(reports: readonly HIDReportInfo[]): number {
  const items = reports.flatMap((report) => report.items ?? []);
  const bits = items.reduce((sum, item) => sum + (item.reportSize ?? 0) * (item.reportCount ?? 0), 0);
  return Math.ceil(bits / 8);
}

export class FakeHid extends EventTarget {
  /** A person has just clicked: a chooser may open. */
  hasUserActivation = false;
  /** What the person picks from the chooser. */
  choice: FakeHidDevice[] = [];
  readonly #devices: FakeHidDevice[] = [];

  async getDevices(): Promise<FakeHidDevice[]> {
    return this.#devices.filter(({ isGranted, isPluggedIn }) => isGranted && isPluggedIn);
  }

  async requestDevice(options?: HIDDeviceRequestOptions): Promise<FakeHidDevice[]> {
    if (!this.hasUserActivation) throw new DOMException('no user activation', 'SecurityError');
    this.hasUserActivation = false;
    if (options === undefined) throw new TypeError('filters are needed');
    const chosen = this.choice.filter((device) => options.filters.some((filter) => passes(device, filter)));
    for (const device of chosen) device.isGranted = true;
    return chosen;
  }

  plugIn(device: FakeHidDevice): void {
    if (!this.#devices.includes(device)) this.#devices.push(device);
    device.isPluggedIn = true;
    device.onPulledOut = () => this.pullOut(device);
    if (device.isGranted) this.dispatchEvent(Object.assign(new Event('connect'), { device }));
  }

  pullOut(device: FakeHidDevice): void {
    device.pulledOut();
    if (device.isGranted) this.dispatchEvent(Object.assign(new Event('disconnect'), { device }));
  }

  /** As the port wants it. */
  asPort(): HID {
    return this as unknown as HID;
  }
}

function passes(device: FakeHidDevice, filter: HIDDeviceFilter): boolean {
  if (filter.vendorId !== undefined && filter.vendorId !== device.vendorId) return false;
  return filter.usagePage === undefined || device.collections.some(({ usagePage }) => usagePage === filter.usagePage);
}

const bit = (usage: number, isAbsolute: boolean): HIDReportItem => ({
  usages: [usage],
  reportSize: 1,
  reportCount: 1,
  isAbsolute,
  isArray: false,
});
const padding = (bits: number): HIDReportItem => ({ reportSize: bits, reportCount: 1, isConstant: true });

/** A headset as most are described: report 8 in (bit 0 hook, bit 1 mute), report 9 out (off-hook, mute, ring, hold). */
export function telephonyHeadset(productName = 'Test Headset'): FakeHidDevice {
  return new FakeHidDevice({
    productName,
    collections: [
      {
        usagePage: 0x0b,
        usage: 0x05,
        inputReports: [
          { reportId: 8, items: [bit(0x0b0020, true), bit(0x0b002f, false), bit(0x0b0026, false), padding(5)] },
        ],
        outputReports: [
          {
            reportId: 9,
            items: [bit(0x080017, true), bit(0x080009, true), bit(0x080018, true), bit(0x080020, true), padding(4)],
          },
        ],
      },
    ],
  });
}

/** A headset made by its report descriptor. */
export const headsetOf = (
  collections: HIDCollectionInfo[],
  named: { vendorId?: number; productId?: number; productName?: string } = {},
): FakeHidDevice => new FakeHidDevice({ productName: 'Recorded Headset', collections, ...named });
