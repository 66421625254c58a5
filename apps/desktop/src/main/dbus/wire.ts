/**
 * The D-Bus wire format, as far as notifications need it: little-endian messages made of y u i s as a{sv}.
 * https://dbus.freedesktop.org/doc/dbus-specification.html#message-protocol
 */
export type BusValue = number | string | readonly string[] | Readonly<Record<string, Hint>>;
/** A value inside `a{sv}`, with its own signature. */
export type Hint = { readonly signature: 'y' | 's' | 'u'; readonly value: number | string };

export interface BusCall {
  readonly serial: number;
  readonly destination: string;
  readonly path: string;
  readonly interface: string;
  readonly member: string;
  /** One of y u i s as a{sv} each, in the order of `values`. */
  readonly signature: readonly Signature[];
  readonly values: readonly BusValue[];
}
export type Signature = 'u' | 'i' | 's' | 'as' | 'a{sv}';

/** METHOD_RETURN, ERROR or SIGNAL; other kinds are nobody's business here. */
export interface BusMessage {
  readonly kind: 'return' | 'error' | 'signal' | 'other';
  readonly replySerial: number | null;
  readonly interface: string | null;
  readonly member: string | null;
  readonly body: readonly (number | string)[];
}

const kinds: Readonly<Record<number, BusMessage['kind']>> = { 2: 'return', 3: 'error', 4: 'signal' };
const [PATH, INTERFACE, MEMBER, REPLY_SERIAL, DESTINATION, SIGNATURE] = [1, 2, 3, 5, 6, 8] as const;
/** No daemon sends us more; what claims to be longer is not a message (§ maximum length is 128 MiB). */
export const MAX_MESSAGE_BYTES = 1_000_000;
const FIXED_BYTES = 16;

class Writer {
  readonly #bytes: number[] = [];

  get length(): number {
    return this.#bytes.length;
  }
  align(size: number): void {
    while (this.#bytes.length % size !== 0) this.#bytes.push(0);
  }
  byte(value: number): void {
    this.#bytes.push(value & 0xff);
  }
  int32(value: number): void {
    this.align(4);
    for (let shift = 0; shift < 32; shift += 8) this.byte(value >> shift);
  }
  string(text: string): void {
    const bytes = Buffer.from(text, 'utf8');
    this.int32(bytes.length);
    this.raw(bytes);
    this.byte(0);
  }
  signature(text: string): void {
    this.byte(text.length);
    this.raw(Buffer.from(text, 'latin1'));
    this.byte(0);
  }
  raw(bytes: Uint8Array): void {
    for (const byte of bytes) this.#bytes.push(byte);
  }
  /** The length of an array does not count the padding before its first element. */
  array(elementAlignment: number, write: () => void): void {
    this.int32(0);
    const at = this.#bytes.length - 4;
    this.align(elementAlignment);
    const start = this.#bytes.length;
    write();
    const length = this.#bytes.length - start;
    for (let index = 0; index < 4; index += 1) this.#bytes[at + index] = (length >> (index * 8)) & 0xff;
  }
  done(): Buffer {
    return Buffer.from(this.#bytes);
  }
}

function writeValue(writer: Writer, signature: Signature, value: BusValue): void {
  if (signature === 'u' || signature === 'i') writer.int32(value as number);
  else if (signature === 's') writer.string(value as string);
  else if (signature === 'as')
    writer.array(4, () => {
      for (const text of value as readonly string[]) writer.string(text);
    });
  else
    writer.array(8, () => {
      for (const [name, hint] of Object.entries(value as Readonly<Record<string, Hint>>)) {
        writer.align(8);
        writer.string(name);
        writeVariant(writer, hint);
      }
    });
}

function writeVariant(writer: Writer, { signature, value }: Hint): void {
  writer.signature(signature);
  if (signature === 'y') writer.byte(value as number);
  else if (signature === 'u') writer.int32(value as number);
  else writer.string(value as string);
}

/** A method call as bytes. */
export function encodeCall(call: BusCall): Buffer {
  const body = new Writer();
  call.signature.forEach((signature, index) => writeValue(body, signature, call.values[index] ?? ''));
  const head = new Writer();
  // 'l': little-endian; 1: method call; no flags; protocol version 1.
  head.raw(Buffer.from([0x6c, 1, 0, 1]));
  head.int32(body.length);
  head.int32(call.serial);
  head.array(8, () => {
    const field = (code: number, signature: 'o' | 's' | 'g', text: string): void => {
      head.align(8);
      head.byte(code);
      head.signature(signature);
      if (signature === 'g') head.signature(text);
      else head.string(text);
    };
    field(PATH, 'o', call.path);
    field(INTERFACE, 's', call.interface);
    field(MEMBER, 's', call.member);
    field(DESTINATION, 's', call.destination);
    if (call.signature.length > 0) field(SIGNATURE, 'g', call.signature.join(''));
  });
  head.align(8);
  return Buffer.concat([head.done(), body.done()]);
}

/** How long the message that begins these bytes is; null while that cannot be told yet. Throws RangeError for nonsense. */
export function messageLength(bytes: Buffer): number | null {
  if (bytes.length < FIXED_BYTES) return null;
  if (bytes[0] !== 0x6c) throw new RangeError('not a little-endian D-Bus message');
  const fields = FIXED_BYTES + bytes.readUInt32LE(12);
  const length = fields + ((8 - (fields % 8)) % 8) + bytes.readUInt32LE(4);
  if (length > MAX_MESSAGE_BYTES) throw new RangeError('a D-Bus message that is too long');
  return length;
}

class Reader {
  readonly #bytes: Buffer;
  at: number;

  constructor(bytes: Buffer, at: number) {
    this.#bytes = bytes;
    this.at = at;
  }
  align(size: number): void {
    this.at += (size - (this.at % size)) % size;
  }
  byte(): number {
    this.at += 1;
    return this.#bytes.readUInt8(this.at - 1);
  }
  uint32(): number {
    this.align(4);
    this.at += 4;
    return this.#bytes.readUInt32LE(this.at - 4);
  }
  text(length: number): string {
    const text = this.#bytes.toString('utf8', this.at, this.at + length);
    this.at += length + 1;
    return text;
  }
  string(): string {
    return this.text(this.uint32());
  }
  signature(): string {
    return this.text(this.byte());
  }
  strings(): string[] {
    const end = this.uint32() + this.at;
    const texts: string[] = [];
    while (this.at < end) texts.push(this.string());
    return texts;
  }
  /** The basic types alone; null: one that is not read here, and nothing after it can be found. */
  basic(signature: string): number | string | null {
    if (signature === 'u' || signature === 'i') return this.uint32();
    if (signature === 's' || signature === 'o') return this.string();
    if (signature === 'g') return this.signature();
    return null;
  }
}

/**
 * One whole message. Throws RangeError where it is cut short. Of a body only the leading basic values and lists of
 * strings are read, the lists as if their strings stood alone.
 */
export function decodeMessage(bytes: Buffer): BusMessage {
  const reader = new Reader(bytes, 12);
  const end = reader.uint32() + FIXED_BYTES;
  const fields = new Map<number, number | string>();
  while (reader.at < end) {
    reader.align(8);
    const code = reader.byte();
    const value = reader.basic(reader.signature());
    if (value === null) break;
    fields.set(code, value);
  }
  reader.at = end;
  reader.align(8);
  const body: (number | string)[] = [];
  for (const [signature] of (textOf(fields.get(SIGNATURE)) ?? '').matchAll(/as|./g)) {
    const value = signature === 'as' ? reader.strings() : reader.basic(signature);
    if (value === null) break;
    body.push(...[value].flat());
  }
  const replySerial = fields.get(REPLY_SERIAL);
  return {
    kind: kinds[bytes.readUInt8(1)] ?? 'other',
    replySerial: typeof replySerial === 'number' ? replySerial : null,
    interface: textOf(fields.get(INTERFACE)),
    member: textOf(fields.get(MEMBER)),
    body,
  };
}

const textOf = (value: number | string | undefined): string | null => (typeof value === 'string' ? value : null);
