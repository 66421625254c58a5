/** WebHID without USB: classes that refuse what a browser refuses (https://wicg.github.io/webhid/). */

export class FakeHidDevice extends EventTarget {
  readonly vendorId: number;
  readonly productId: number;
  readonly productName: string;
  readonly collections: HIDCollectionInfo[];
  opened = false;
  /** Another program holds it: it cannot be opened. */
  isHeldElsewhere = false;
  isPluggedIn = true;
  isGranted = false;
  readonly sent: { reportId: number; data: Uint8Array }[] = [];
  /** Reports wait for this before they are sent; null: they go at once. */
  gate: Promise<void> | null = null;

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

  async open(): Promise<void> {
    if (!this.isGranted) throw new DOMException('not granted', 'NotAllowedError');
    if (this.opened) throw new DOMException('open already', 'InvalidStateError');
    if (!this.isPluggedIn || this.isHeldElsewhere) throw new DOMException('cannot open', 'NetworkError');
    this.opened = true;
  }

  async close(): Promise<void> {
    this.opened = false;
  }

  async sendReport(reportId: number, data: BufferSource): Promise<void> {
    if (!this.opened) throw new DOMException('not open', 'InvalidStateError');
    const report = this.collections
      .flatMap(({ outputReports }) => outputReports ?? [])
      .find((info) => info.reportId === reportId);
    const bytes = ArrayBuffer.isView(data) ? new Uint8Array(data.buffer.slice(0)) : new Uint8Array(data);
    if (report === undefined || bytes.length !== byteLength(report))
      throw new DOMException('write failed', 'NotAllowedError');
    if (this.gate !== null) await this.gate;
    this.sent.push({ reportId, data: bytes });
  }

  /** The person does something: an input report comes. Nothing comes from a device that is not open. */
  press(reportId: number, ...bytes: number[]): void {
    if (!this.opened) return;
    const data = new DataView(new Uint8Array(bytes).buffer);
    this.dispatchEvent(Object.assign(new Event('inputreport'), { device: this, reportId, data }));
  }
}

function byteLength(report: HIDReportInfo): number {
  const bits = (report.items ?? []).reduce((sum, item) => sum + (item.reportSize ?? 0) * (item.reportCount ?? 0), 0);
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
    if (device.isGranted) this.dispatchEvent(Object.assign(new Event('connect'), { device }));
  }

  pullOut(device: FakeHidDevice): void {
    device.isPluggedIn = false;
    device.opened = false;
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
