import type { Logger } from 'pino';
import { HubError } from '../hubError.ts';
import type { FactLog } from '../facts/factLog.ts';
import type { AmiClient } from './ami/amiClient.ts';
import { PbxFamily } from './database.ts';
import { factOfRecord } from './factRecord.ts';

interface Ports {
  readonly ami: AmiClient;
  readonly facts: FactLog;
  readonly log: Logger;
  personOf(memberInterface: string): string | null;
}

/**
 * Takes call facts out of the PBX's own database: read, kept here, and only then deleted there. Whatever happened while
 * the hub was away is still there, and what is read twice has one source and is one fact.
 */
export class FactOutbox {
  readonly #ports: Ports;
  readonly #records: PbxFamily;
  #draining: Promise<void> | null = null;
  #isAskedAgain = false;
  readonly #reported = new Set<string>();

  constructor(ports: Ports) {
    this.#ports = ports;
    this.#records = new PbxFamily(ports.ami, 'hearthline-facts');
  }

  /** Takes what is there; asked again while it runs, it looks once more. Never rejects: the next call tries again. */
  drain(): Promise<void> {
    if (this.#draining) {
      this.#isAskedAgain = true;
      return this.#draining;
    }
    this.#draining = this.#drainAll().finally(() => {
      this.#draining = null;
    });
    return this.#draining;
  }

  /** Resolves when no round runs. */
  async settled(): Promise<void> {
    await this.#draining;
  }

  async #drainAll(): Promise<void> {
    do {
      this.#isAskedAgain = false;
      try {
        await this.#drainOnce();
      } catch (error) {
        const isAway = error instanceof HubError && error.code === 'pbx.unreachable';
        if (!isAway) this.#ports.log.error({ err: error }, 'call facts could not be taken from the PBX');
        return;
      }
    } while (this.#isAskedAgain);
  }

  async #drainOnce(): Promise<void> {
    const { facts, log, personOf } = this.#ports;
    const kept: string[] = [];
    const read = [];
    for (const [key, value] of await this.#records.read()) {
      try {
        const fact = factOfRecord(value, personOf);
        if (fact !== null) read.push(fact);
        kept.push(key);
      } catch (error) {
        // It stays in the PBX's database for somebody to look at; said once.
        if (!this.#reported.has(key)) log.error({ err: error, key }, 'a call fact of the PBX does not fit');
        this.#reported.add(key);
      }
    }
    if (kept.length === 0) return;
    if (read.length > 0) await facts.commit({ facts: read });
    // A key that is gone already was deleted by an earlier round.
    await Promise.all(kept.map((key) => this.#records.delete(key)));
  }
}
