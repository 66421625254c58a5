import {
  fileReply,
  hubPaths,
  type AnnouncementDraft,
  type CommandInput,
  type CommandName,
  type CommandOutput,
  type FileType,
} from '@hearthline/protocol';
import { openHubWith, signInAt, type Hub, type KnownTopics } from '@hearthline/ui/host';
import { DEMO_PASSWORD } from './stage.ts';

const silent = { info: () => undefined, warn: () => undefined };

/** Somebody at the hub without a desktop: the same sign-in, socket and words as the browser screens use. */
export class HubPerson {
  readonly #hub: Hub;
  readonly #right: { readonly origin: string; readonly token: string };
  private constructor(hub: Hub, right: { readonly origin: string; readonly token: string }) {
    this.#hub = hub;
    this.#right = right;
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
    const person = new HubPerson(hub, { origin: hubUrl, token: reply.token });
    await person.until((topics) => topics.people !== null);
    return person;
  }

  send<N extends CommandName>(name: N, input: CommandInput<N>): Promise<CommandOutput<N>> {
    return this.#hub.send(name, input);
  }

  /** A file to the hub, for an announcement; its hash. */
  async sendsFile(bytes: Buffer, type: FileType): Promise<string> {
    const { origin, token } = this.#right;
    const response = await fetch(origin + hubPaths.files, {
      method: 'POST',
      headers: { 'content-type': type, authorization: `Bearer ${token}` },
      body: new Uint8Array(bytes),
    });
    return fileReply.parse(await response.json()).hash;
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
