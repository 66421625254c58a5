import type { PowerPort } from '../../ports.ts';
import type { Check } from '../check.ts';
import type { Finding } from '../readinessMachine.ts';
import { judgePower } from '../verdicts.ts';

/** Is the PC on mains? */
export class PowerCheck implements Check {
  readonly id = 'power';
  readonly #power: PowerPort | undefined;
  constructor(power: PowerPort | undefined) {
    this.#power = power;
  }

  async run(): Promise<Finding> {
    return judgePower(this.#power?.getState().source ?? 'unknown');
  }
}
