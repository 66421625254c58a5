import type { MyAgentState } from '@hearthline/protocol';
import type { Desktop } from '../stage/index.ts';

interface EnginePage {
  readonly host: {
    readonly values: { readonly agentState: { getState(): unknown; subscribe(listener: () => void): () => void } };
  };
  stateDiary?: unknown[];
}

/** Everything the screens are told of my state from now on, in order. */
export class StateDiary {
  readonly #desktop: Desktop;

  private constructor(desktop: Desktop) {
    this.#desktop = desktop;
  }

  static async begin(desktop: Desktop): Promise<StateDiary> {
    await desktop.engine.evaluate(() => {
      const page = window as unknown as EnginePage;
      const { agentState } = page.host.values;
      if (page.stateDiary === undefined)
        agentState.subscribe(() => page.stateDiary?.push(structuredClone(agentState.getState())));
      page.stateDiary = [];
    });
    return new StateDiary(desktop);
  }

  async read(): Promise<MyAgentState[]> {
    const states = await this.#desktop.engine.evaluate(() => (window as unknown as EnginePage).stateDiary);
    return states as MyAgentState[];
  }

  /** The confirmed states, each once, as words: `notReady.break`. */
  async kinds(): Promise<string[]> {
    const words = (await this.read()).map(({ confirmed }) =>
      confirmed.kind === 'notReady' ? `notReady.${confirmed.reason}` : confirmed.kind,
    );
    return words.filter((word, index) => word !== words[index - 1]);
  }
}
