import type { SipAccount } from '@hearthline/protocol';
import {
  NonInviteClientTransaction,
  type OutgoingRequestDelegate,
  type OutgoingRequestMessage,
  URI,
  UserAgentClient,
  UserAgentCore,
} from 'sip.js/lib/core/index.js';
import type { Invitation, Leg, LegListener } from '../call/leg.ts';
import type { Log } from '../lib/log.ts';
import type { LineAgent, RegisterOutcome } from '../line/lineAgent.ts';
import type { SipSocket } from '../ports.ts';
import { aorOf, identityOf, quotable, token } from './identity.ts';
import { invitationOf } from './incomingLeg.ts';
import { OutgoingLeg } from './outgoingLeg.ts';
import { receive } from './receive.ts';
import { type Answer, finalAnswer, retryAfterMsOf } from './requests.ts';
import { timerAnswer } from './sessionTimer.ts';
import { Wire } from './wire.ts';

export interface SipAgentOptions {
  readonly log: Log;
  readonly random: () => number;
  readonly onInvitation: (invitation: Invitation) => void;
}

/** Before the first account: nothing is sent, so nobody sees it. */
const NOBODY: SipAccount = {
  serverUrl: 'wss://nobody.invalid',
  fallbackUrls: [],
  domain: 'nobody.invalid',
  username: 'nobody',
  password: '',
  displayName: '',
  expiresAt: 0,
  iceServers: [],
};

/** SIP for one phone: dialogs and transactions live here, over whichever socket the line gives. */
export class SipAgent implements LineAgent {
  #account: SipAccount = NOBODY;
  readonly #wire: Wire;
  readonly #core: UserAgentCore;
  readonly #log: Log;
  readonly #random: () => number;
  /** One Call-ID for all REGISTERs (RFC 3261 §10.2), CSeq always rising. */
  readonly #registerCallId: string;
  #registerCseq = 1;
  /** Those waiting for an answer on the socket of now; a lost socket settles them. */
  #waiting = new Set<() => void>();

  constructor(options: SipAgentOptions) {
    this.#log = options.log;
    this.#random = options.random;
    this.#registerCallId = token(options.random, 22);
    this.#wire = new Wire((text) => this.#onText(text));
    const identity = identityOf({
      account: () => this.#account,
      transport: this.#wire,
      log: options.log,
      random: options.random,
    });
    this.#core = new UserAgentCore(identity, {
      onInvite: (request) => {
        const timer = timerAnswer(request.message);
        if (timer.kind === 'tooShort') {
          request.reject({ statusCode: 422, extraHeaders: [...timer.headers] });
          return;
        }
        request.trying();
        options.onInvitation(invitationOf(request, { core: this.#core, wire: this.#wire, log: options.log }));
      },
      // [LINE-26] RFC 3842 notifiers send message counts to phones that never subscribed; RFC 6665 §4.1.3 for all others.
      onNotify: (request) => {
        const isMessageCount = /^message-summary\s*(;|$)/i.test(request.message.getHeader('event')?.trim() ?? '');
        if (isMessageCount) request.accept();
        else request.reject({ statusCode: 481 });
      },
    });
  }

  /** New credentials; dialogs that exist go on as they are. */
  setAccount(account: SipAccount): void {
    this.#account = account;
    this.#core.configuration.aor = aorOf(account);
    this.#core.configuration.displayName = quotable(account.displayName);
  }

  attach(socket: SipSocket, serverUrl: string): void {
    this.#wire.protocol = serverUrl.startsWith('ws:') ? 'WS' : 'WSS';
    this.#wire.attach(socket);
  }

  detach(): void {
    this.#wire.detach();
    const waiting = [...this.#waiting];
    this.#waiting.clear();
    for (const giveUp of waiting) giveUp();
  }

  async register(expiresS: number): Promise<RegisterOutcome> {
    let askedS = expiresS;
    let answer = await this.#sendRegister(askedS);
    const leastS = answer === null ? null : leastSeconds(answer, expiresS);
    if (leastS !== null) {
      askedS = leastS;
      answer = await this.#sendRegister(askedS);
    }
    if (answer === null || answer.isLocal) return { kind: 'silent' };
    if (answer.status < 300) return { kind: 'registered', expiresS: grantedSeconds(answer, askedS) };
    return { kind: 'refused', status: answer.status, retryAfterMs: retryAfterMsOf(answer) };
  }

  registerAgain(): void {
    this.#wire.sendAgain('REGISTER');
  }

  async unregister(): Promise<void> {
    if (this.#wire.isOpen) await this.#sendRegister(0);
  }

  async ping(): Promise<boolean> {
    const to = new URI('sip', '', this.#account.domain);
    const message = this.#core.makeOutgoingRequestMessage('OPTIONS', to, this.#core.configuration.aor, to, {});
    const answer = await this.#ask((delegate) => new Ping(this.#core, message, delegate));
    return answer !== null && !answer.isLocal;
  }

  signOfLife(): string {
    const to = new URI('sip', '', this.#account.domain);
    const message = this.#core.makeOutgoingRequestMessage('OPTIONS', to, this.#core.configuration.aor, to, {});
    message.setViaHeader(`z9hG4bK${token(this.#random, 12)}`, this.#wire.protocol);
    return message.toString();
  }

  /** Sends INVITE at once. `number` must have been checked: it becomes the user part of the address. */
  invite(number: string, sdp: string, listener: LegListener): Leg {
    const target = new URI('sip', number, this.#account.domain);
    return new OutgoingLeg({ core: this.#core, wire: this.#wire, log: this.#log, listener }, target, sdp);
  }

  dispose(): void {
    this.detach();
    this.#core.dispose();
  }

  async #sendRegister(expiresS: number): Promise<Answer | null> {
    const { aor, contact } = this.#core.configuration;
    const registrar = new URI('sip', '', this.#account.domain);
    const message = this.#core.makeOutgoingRequestMessage(
      'REGISTER',
      registrar,
      aor,
      aor,
      { callId: this.#registerCallId, cseq: this.#registerCseq },
      [`Contact: ${contact.toString()};expires=${expiresS}`, `Expires: ${expiresS}`],
    );
    const answer = await this.#ask((delegate) => this.#core.register(message, delegate));
    // Answering a challenge has raised it.
    this.#registerCseq = Math.max(this.#registerCseq, message.cseq) + 1;
    return answer;
  }

  /** Null: the socket went before an answer came. */
  async #ask(send: (delegate: OutgoingRequestDelegate) => unknown): Promise<Answer | null> {
    let giveUp: () => void = () => {};
    const lost = new Promise<null>((resolve) => {
      giveUp = () => resolve(null);
    });
    this.#waiting.add(giveUp);
    const answer = await Promise.race([finalAnswer(send), lost]);
    this.#waiting.delete(giveUp);
    return answer;
  }

  #onText(text: string): void {
    if (receive(text, this.#core, this.#core.loggerFactory.getLogger('sip.parser')) === 'dropped') {
      // Length only: what cannot be read may hold anything.
      this.#log.warn('sip: dropped a message that cannot be read', { characters: text.length });
    }
  }
}

/** Longest registration a registrar may ask for, s: what it believes of a dead phone for longer is of no use. */
const LONGEST_REGISTRATION_S = 86_400;

/** [LINE-25] What a registrar to whom the interval is too brief wants at least (RFC 3261 §10.2.8, §20.23); null: nothing usable. */
function leastSeconds(answer: Answer, askedS: number): number | null {
  if (answer.status !== 423) return null;
  const least = Number.parseInt(answer.response.message.getHeader('min-expires') ?? '', 10);
  return least > askedS && least <= LONGEST_REGISTRATION_S ? least : null;
}

/** What the registrar granted: its Contact's expires first, then Expires (RFC 3261 §10.2.4). */
function grantedSeconds(answer: Answer, askedS: number): number {
  const { message } = answer.response;
  const stated = message
    .getHeaders('contact')
    .map((contact) => Number.parseInt(/;\s*expires\s*=\s*"?(\d+)/i.exec(contact)?.[1] ?? '', 10))
    .filter((seconds) => Number.isFinite(seconds) && seconds > 0);
  if (stated.length > 0) return Math.min(...stated);
  const expires = Number.parseInt(message.getHeader('expires') ?? '', 10);
  return Number.isFinite(expires) && expires > 0 ? expires : askedS;
}

/**
 * A request that wants any answer. A challenge is one: not answering it halves what a keep-alive costs on a thin line.
 */
class Ping extends UserAgentClient {
  constructor(core: UserAgentCore, message: OutgoingRequestMessage, delegate: OutgoingRequestDelegate) {
    super(NonInviteClientTransaction, core, message, delegate);
  }
  protected override authenticationGuard(): boolean {
    return true;
  }
}
