import { Value } from '@hearthline/softphone-core';
import type { PowerState } from '@hearthline/ui/host';
import type { PcState } from '../shared/pc.ts';

/** The platform's battery, as Chromium gives it (Battery Status API); not in TypeScript's DOM. */
interface Battery extends EventTarget {
  readonly level: number;
  /** Seconds; Infinity: unknown. */
  readonly dischargingTime: number;
}

/** Main says where the power comes from, this page's platform how much is left. */
export class Power {
  readonly state: Value<PowerState>;
  #isOnBattery: boolean | null;
  #battery: Battery | null = null;

  constructor({ isOnBattery }: PcState) {
    this.#isOnBattery = isOnBattery;
    this.state = new Value(this.#read());
  }

  /** Looks for a battery; where there is none, what main says is all there is. */
  async watchBattery(): Promise<void> {
    const { getBattery } = navigator as { getBattery?: () => Promise<Battery> };
    this.#battery = (await getBattery?.call(navigator)) ?? null;
    for (const change of ['levelchange', 'dischargingtimechange'])
      this.#battery?.addEventListener(change, () => this.#show());
    this.#show();
  }

  told({ isOnBattery }: PcState): void {
    this.#isOnBattery = isOnBattery;
    this.#show();
  }

  #show(): void {
    const next = this.#read();
    if (JSON.stringify(next) !== JSON.stringify(this.state.getState())) this.state.set(next);
  }

  /** A PC without a battery gives a full one that never runs empty: that is no figure to show. */
  #read(): PowerState {
    const source = this.#isOnBattery === null ? 'unknown' : this.#isOnBattery ? 'battery' : 'mains';
    const { level = 1, dischargingTime = Infinity } = this.#battery ?? {};
    const isKnown = this.#battery !== null && (source === 'battery' || level < 1);
    const hasEstimate = source === 'battery' && Number.isFinite(dischargingTime);
    return { source, levelRatio: isKnown ? level : null, secondsLeft: hasEstimate ? dischargingTime : null };
  }
}
