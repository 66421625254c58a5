/** One AMI message: fields by name. A field that comes several times keeps its last value. */
export type AmiMessage = Readonly<Record<string, string>>;

/** Longer than any message Asterisk sends; beyond it what came is not AMI. */
const LONGEST_MESSAGE_CHARS = 1_000_000;

/**
 * Cuts a stream of text into messages: `Name: value` lines ended by an empty line.
 * https://docs.asterisk.org/Configuration/Interfaces/Asterisk-Manager-Interface-AMI/AMI-v2-Specification/
 */
export class AmiParser {
  #rest = '';
  #isGreeted = false;

  /** @throws Error for what cannot be AMI */
  take(chunk: string): AmiMessage[] {
    this.#rest += chunk;
    if (!this.#isGreeted) this.#takeGreeting();
    if (!this.#isGreeted) return [];
    const blocks = this.#rest.split('\r\n\r\n');
    this.#rest = blocks.pop() ?? '';
    if (this.#rest.length > LONGEST_MESSAGE_CHARS) throw new Error('an AMI message without an end');
    return blocks.map(parseBlock);
  }

  /** The greeting is one line before the first message. */
  #takeGreeting(): void {
    const end = this.#rest.indexOf('\r\n');
    if (end < 0) {
      if (this.#rest.length > 200) throw new Error('no AMI greeting');
      return;
    }
    if (!this.#rest.startsWith('Asterisk Call Manager/')) throw new Error('no AMI greeting');
    this.#rest = this.#rest.slice(end + 2);
    this.#isGreeted = true;
  }
}

function parseBlock(block: string): AmiMessage {
  const message: Record<string, string> = {};
  for (const line of block.split('\r\n')) {
    const colon = line.indexOf(':');
    if (colon > 0) message[line.slice(0, colon)] = line.slice(colon + 1).trimStart();
  }
  return message;
}

/** An action as text. A line end inside a value would begin another field, or another action. */
export function formatAction(fields: AmiMessage): string {
  const lines = Object.entries(fields).map(([name, value]) => {
    if (/[\r\n]/.test(name + value)) throw new Error(`a line end in the AMI field ${name}`);
    return `${name}: ${value}\r\n`;
  });
  return `${lines.join('')}\r\n`;
}
