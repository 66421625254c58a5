import type { SipAccount } from '@hearthline/protocol';
import type { LineSnapshot, LineState } from '@hearthline/softphone-core/snapshot';
import { asHostError } from './asHostError.ts';
import type { HostPhone } from './hostPorts.ts';
import type { Hub } from './hub.ts';
import type { LinkDesk } from './links/linkDesk.ts';
import type { Notices } from './notices.ts';
import { readKeptSipAccount, type Session } from './session.ts';

export interface PhoneAccountOptions {
  /** null in a browser. */
  readonly phone: HostPhone | null;
  readonly session: Session;
  readonly links: LinkDesk;
  readonly notices: Notices;
  /** Throws hub.offline. */
  readonly hub: () => Hub;
  readonly isHubLive: () => boolean;
  readonly isOnShift: () => boolean;
  readonly now: () => number;
}

/** The account with which the phone registers: kept from before, else asked of the hub, and only when it must be. */
export class PhoneAccount {
  readonly #options: PhoneAccountOptions;
  #account: SipAccount | null = null;
  /** The hub has been asked for another account since the line was last registered. */
  #isRefusalTold = false;

  constructor(options: PhoneAccountOptions) {
    this.#options = options;
    options.phone?.line.subscribe((line) => this.#onLine(line));
  }

  /** The phone works before the hub answers: with the account of this shift. */
  useKept(text: string | undefined): void {
    const account = readKeptSipAccount(text, this.#options.now());
    if (account !== null) this.#register(account);
  }

  /** A new account makes the old one worthless, so a phone that works keeps its own. */
  goOnWithShift(): void {
    const { isOnShift, now, phone } = this.#options;
    const isUsable = this.#account !== null && this.#account.expiresAt > now();
    const line = phone?.line.getState().state;
    const isRefused = line?.kind === 'refused' || (line !== undefined && isUnknown(line));
    if (!isOnShift() || !isUsable || isRefused) void this.#ask();
  }

  forget(): void {
    this.#account = null;
    this.#options.links.setOwnHosts(null);
  }

  /** Begins or goes on with the shift; the hub hands over what the phone needs to register. */
  async #ask(): Promise<void> {
    const { phone, session, hub, notices } = this.#options;
    const state = session.state.getState();
    if (phone === null || state.kind !== 'signedIn' || state.person.extension === null) return;
    try {
      const account = await hub().send('phone.credentials', {});
      if (session.isRemembered) await session.keep('sipAccount', account);
      this.#register(account);
    } catch (error) {
      notices.add(asHostError(error).code);
    }
  }

  #register(account: SipAccount): void {
    const { phone, links } = this.#options;
    const isSame = JSON.stringify(account) === JSON.stringify(this.#account);
    if (isSame && phone?.line.getState().state.kind !== 'refused') return;
    this.#account = account;
    links.setOwnHosts([account.domain, hostNameOf(account.serverUrl)]);
    phone?.register(account);
  }

  /** The PBX no longer knows this password (another shift, a PBX made anew): the hub is asked once for one it knows. */
  #onLine({ state }: LineSnapshot): void {
    if (state.kind === 'registered') this.#isRefusalTold = false;
    if (!isUnknown(state) || this.#isRefusalTold || !this.#options.isHubLive()) return;
    this.#isRefusalTold = true;
    void this.#ask();
  }
}

/** The PBX refuses this password, whether the line knocks on (LINE-10) or not. */
const isUnknown = (line: LineState): boolean =>
  (line.kind === 'refused' || line.kind === 'waiting') && line.problem === 'line.wrongCredentials';

const hostNameOf = (url: string): string => (URL.canParse(url) ? new URL(url).hostname : '');
