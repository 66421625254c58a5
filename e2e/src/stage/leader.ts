import type { AnnouncementDraft, CommandInput, CommandName, CommandOutput } from '@hearthline/protocol';
import { openHubWith, signInAt, type Hub, type KnownTopics } from '@hearthline/ui/host';
import { DEMO_PASSWORD } from './stage.ts';

const silent = { info: () => undefined, warn: () => undefined };

/** Somebody at the hub without a desktop: the same sign-in, socket and words as the browser screens use. */
export class HubPerson {
  readonly #hub: Hub;
  private constructor(hub: Hub) {
    this.#hub = hub;
  }

  static async signIn(hubUrl: string, account: string, password = DEMO_PASSWORD): Promise<HubPerson> {
    const reply = await signInAt(
      hubUrl,
      { account, password },
      { fetch, diagnose: () => Promise.resolve('line.unreachable') },
    );
    const open = openHubWith({
      client: 'browser',
      outbox: { entries: [], save: () => Promise.resolve() },
      log: silent,
    });
    const hub = open({ origin: hubUrl, token: reply.token, personId: reply.person.id });
    const person = new HubPerson(hub);
    await person.until((topics) => topics.people !== null);
    return person;
  }

  send<N extends CommandName>(name: N, input: CommandInput<N>): Promise<CommandOutput<N>> {
    return this.#hub.send(name, input);
  }

  async announces(draft: Partial<AnnouncementDraft> & { title: string }): Promise<string> {
    const { announcementId } = await this.send('announcement.publish', {
      body: '',
      audience: { kind: 'unit', unitId: 'group-1' },
      expiresAt: Date.now() + 3_600_000,
      mustRead: true,
      ...draft,
    });
    return announcementId;
  }

  /** Resolves with the topics as soon as they are so. */
  until(accepts: (topics: KnownTopics) => boolean): Promise<KnownTopics> {
    return new Promise((resolve) => {
      const look = (topics: KnownTopics): boolean => {
        if (!accepts(topics)) return false;
        end();
        resolve(topics);
        return true;
      };
      let end = (): void => undefined;
      if (!look(this.#hub.topics.getState())) end = this.#hub.topics.subscribe(look);
    });
  }

  leaves(): void {
    this.#hub.close();
  }
}
