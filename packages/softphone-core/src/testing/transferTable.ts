import { type Desk, Office } from './office.ts';

/** An operator in a call with a customer, and a colleague who is free. */
export interface TransferTable {
  readonly office: Office;
  /** The operator. */
  readonly anna: Desk;
  /** The customer. */
  readonly bela: Desk;
  /** The colleague, at 1003. */
  readonly cora: Desk;
  /** The customer's call, at the operator's. */
  readonly callId: string;
}

/** Everything a transfer begins with. */
export async function transferTable(): Promise<TransferTable> {
  const office = new Office();
  const anna = await office.seat('1001');
  const bela = await office.seat('1002');
  const cora = await office.seat('1003');
  await bela.phone.dial('1001');
  await office.soon();
  const callId = anna.newest().id;
  await anna.phone.answer(callId);
  await office.soon();
  return { office, anna, bela, cora, callId };
}

/** A header of a SIP message; empty where it has none. */
export const headerOf = (text: string, name: string): string =>
  new RegExp(`^${name}: *(.*)$`, 'im').exec(text)?.[1]?.trim() ?? '';

/** A PBX that takes REFER itself, as the far side of the dialog it came in. */
export class Referee {
  refer = '';
  readonly #office: Office;
  #cseq = 9000;

  /** `answer`: the status REFER is answered with; null: none comes. */
  constructor(office: Office, answer: number | null) {
    this.#office = office;
    office.pbx.onMessage = (text) => {
      if (!text.startsWith('REFER ')) return true;
      this.refer = text;
      if (answer !== null) office.pbx.say('1001', this.#reply(`SIP/2.0 ${answer} Whatever`));
      return false;
    };
  }

  /** How the call to the target goes. */
  notify(status: number | null, subscription: string): void {
    const body = status === null ? '' : `SIP/2.0 ${status} Whatever\r\n`;
    const type = ['Event: refer', `Subscription-State: ${subscription}`, 'Content-Type: message/sipfrag;version=2.0'];
    this.#request('NOTIFY', type, body);
  }

  bye(): void {
    this.#request('BYE', [], '');
  }

  #request(method: string, headers: readonly string[], body: string): void {
    const [from, to] = [headerOf(this.refer, 'To'), headerOf(this.refer, 'From')];
    const contact = /<sip:([^>]+)>/.exec(headerOf(this.refer, 'Contact'))?.[1] ?? '';
    this.#cseq += 1;
    const lines = [
      `${method} sip:${contact} SIP/2.0`,
      `Via: SIP/2.0/WSS pbx.invalid;branch=z9hG4bKreferee${this.#cseq}`,
      `From: ${from}`,
      `To: ${to}`,
      `Call-ID: ${headerOf(this.refer, 'Call-ID')}`,
      `CSeq: ${this.#cseq} ${method}`,
      'Contact: <sip:pbx.invalid;transport=ws>',
      ...headers,
      `Content-Length: ${body.length}`,
    ];
    this.#office.pbx.say('1001', `${lines.join('\r\n')}\r\n\r\n${body}`);
  }

  #reply(first: string): string {
    const copied = ['Via', 'From', 'To', 'Call-ID', 'CSeq'].map((name) => `${name}: ${headerOf(this.refer, name)}`);
    return `${[first, ...copied, 'Content-Length: 0'].join('\r\n')}\r\n\r\n`;
  }
}
