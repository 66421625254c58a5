import { PhoneError, Value, type Softphone } from '@hearthline/softphone-core';
import { HostError, type HeadsetDesk, type HeadsetPort } from '@hearthline/ui/host';
import type { EngineMethods } from '../shared/ipc.ts';

interface HeadsetDoorOptions {
  readonly ipc: Pick<EngineMethods, 'headset.request' | 'headset.choose' | 'headset.forget'>;
  readonly phone: Pick<Softphone, 'connectHeadset' | 'lookForHeadsets'>;
  readonly start: HeadsetDesk;
  readonly log: { warn(message: string, data?: Record<string, unknown>): void };
}

/** Between the phone, which uses headsets, and main, which knows those that are allowed. */
export class HeadsetDoor implements HeadsetPort {
  readonly #options: HeadsetDoorOptions;
  readonly #desk: Value<HeadsetDesk>;

  constructor(options: HeadsetDoorOptions) {
    this.#options = options;
    this.#desk = new Value(options.start);
  }

  get desk(): Value<HeadsetDesk> {
    return this.#desk;
  }

  /** The person asked; resolves when one is connected, or when they took none of those offered. */
  readonly request = async (): Promise<void> => {
    const { problem } = await this.#options.ipc['headset.request']({});
    // Whoever closes the choice knows that nothing was chosen.
    if (problem !== null && problem !== 'headset.notChosen') throw new HostError(problem);
  };

  readonly choose = (id: string | null): Promise<void> => this.#options.ipc['headset.choose']({ id });
  readonly forget = (key: string): Promise<void> => this.#options.ipc['headset.forget']({ key });

  /** Called by main with a user gesture; an error does not cross that way, a code does. */
  async requested(): Promise<string | null> {
    try {
      await this.#options.phone.connectHeadset();
      return null;
    } catch (error) {
      if (error instanceof PhoneError) return error.code;
      this.#options.log.warn('headset not asked for', { error: String(error) });
      return 'phone.fault';
    }
  }

  /** One was offered, allowed or forgotten. */
  told(desk: HeadsetDesk): void {
    const before = this.#desk.getState().remembered.length;
    this.#desk.set(desk);
    if (desk.remembered.length < before)
      this.#options.phone
        .lookForHeadsets()
        .catch((error: unknown) => this.#options.log.warn('headsets not listed', { error: String(error) }));
  }
}
