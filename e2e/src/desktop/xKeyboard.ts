/**
 * A keyboard of the display itself, and a program that takes keys first: so much of the X protocol as that needs.
 * X11 protocol 11.0 (https://www.x.org/releases/current/doc/xproto/x11protocol.html), XTEST extension 2.2.
 */
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import type { Display } from '../../../scripts/prepare/display.ts';

const keysyms: Readonly<Record<string, number>> = { Control: 0xffe3, Alt: 0xffe9, Shift: 0xffe1 };
const masks: Readonly<Record<string, number>> = { Shift: 1, Control: 4, Alt: 8 };
const keysymOf = (name: string): number => keysyms[name] ?? name.toLowerCase().charCodeAt(0);

const KEY_PRESS = 2;
const KEY_RELEASE = 3;
const ASYNCHRONOUS = 1;

export class XKeyboard {
  readonly #socket: Socket;
  readonly #reader: Reader;
  readonly #codes = new Map<number, number>();
  #root = 0;
  #xtest = 0;

  private constructor(socket: Socket) {
    this.#socket = socket;
    this.#reader = new Reader(socket);
  }

  static async open(display: Display): Promise<XKeyboard> {
    const number = (display.env['DISPLAY'] ?? '').replace(':', '');
    const socket = connect(`/tmp/.X11-unix/X${number}`);
    await once(socket, 'connect');
    const keyboard = new XKeyboard(socket);
    await keyboard.#begin();
    return keyboard;
  }

  /** Presses `Control+Alt+M` and lets it go; resolves when the display has had it. */
  async press(combination: string): Promise<void> {
    const names = combination.split('+');
    for (const name of names) this.#fake(KEY_PRESS, name);
    for (const name of names.toReversed()) this.#fake(KEY_RELEASE, name);
    await this.#settle();
  }

  /** Takes a combination for itself, as another program would; resolves when the display has given it. */
  async take(combination: string): Promise<void> {
    const request = Buffer.alloc(16);
    request.writeUInt8(33, 0);
    request.writeUInt16LE(4, 2);
    request.writeUInt32LE(this.#root, 4);
    request.writeUInt16LE(maskOf(combination), 8);
    request.writeUInt8(this.#codeOf(combination.split('+').at(-1) ?? ''), 10);
    request.writeUInt8(ASYNCHRONOUS, 11);
    request.writeUInt8(ASYNCHRONOUS, 12);
    this.#socket.write(request);
    await this.#settle();
  }

  /** The combination is free again. */
  async giveBack(combination: string): Promise<void> {
    const request = Buffer.alloc(12);
    request.writeUInt8(34, 0);
    request.writeUInt8(this.#codeOf(combination.split('+').at(-1) ?? ''), 1);
    request.writeUInt16LE(3, 2);
    request.writeUInt32LE(this.#root, 4);
    request.writeUInt16LE(maskOf(combination), 8);
    this.#socket.write(request);
    await this.#settle();
  }

  async close(): Promise<void> {
    const closed = once(this.#socket, 'close');
    this.#socket.end();
    this.#socket.destroy();
    await closed;
  }

  async #begin(): Promise<void> {
    const hello = Buffer.alloc(12);
    hello.write('l', 0, 'latin1');
    hello.writeUInt16LE(11, 2);
    this.#socket.write(hello);
    const head = await this.#reader.take(8);
    const body = await this.#reader.take(head.readUInt16LE(6) * 4);
    if (head.readUInt8(0) !== 1) throw new Error(`the display refused: ${body.toString('latin1')}`);
    const vendorBytes = Math.ceil(body.readUInt16LE(16) / 4) * 4;
    this.#root = body.readUInt32LE(32 + vendorBytes + body.readUInt8(21) * 8);
    await this.#readCodes(body.readUInt8(26), body.readUInt8(27));
    this.#xtest = await this.#extension('XTEST');
  }

  async #readCodes(first: number, last: number): Promise<void> {
    const request = Buffer.alloc(8);
    request.writeUInt8(101, 0);
    request.writeUInt16LE(2, 2);
    request.writeUInt8(first, 4);
    request.writeUInt8(last - first + 1, 5);
    this.#socket.write(request);
    const { head, body } = await this.#reply();
    const perCode = head.readUInt8(1);
    for (let code = first; code <= last; code += 1) {
      const keysym = body.readUInt32LE((code - first) * perCode * 4);
      if (!this.#codes.has(keysym)) this.#codes.set(keysym, code);
    }
  }

  async #extension(name: string): Promise<number> {
    const request = Buffer.alloc(8 + Math.ceil(name.length / 4) * 4);
    request.writeUInt8(98, 0);
    request.writeUInt16LE(request.length / 4, 2);
    request.writeUInt16LE(name.length, 4);
    request.write(name, 8, 'latin1');
    this.#socket.write(request);
    const { head } = await this.#reply();
    if (head.readUInt8(8) !== 1) throw new Error(`the display has no ${name}`);
    return head.readUInt8(9);
  }

  #fake(type: number, name: string): void {
    const request = Buffer.alloc(36);
    request.writeUInt8(this.#xtest, 0);
    request.writeUInt8(2, 1);
    request.writeUInt16LE(9, 2);
    request.writeUInt8(type, 4);
    request.writeUInt8(this.#codeOf(name), 5);
    this.#socket.write(request);
  }

  #codeOf(name: string): number {
    const code = this.#codes.get(keysymOf(name));
    if (code === undefined) throw new Error(`this keyboard has no ${name}`);
    return code;
  }

  /** GetInputFocus is answered when all before it was done. */
  async #settle(): Promise<void> {
    const request = Buffer.alloc(4);
    request.writeUInt8(43, 0);
    request.writeUInt16LE(1, 2);
    this.#socket.write(request);
    await this.#reply();
  }

  /** The next reply; events of keys that were taken come between. */
  async #reply(): Promise<{ head: Buffer; body: Buffer }> {
    for (;;) {
      const head = await this.#reader.take(32);
      const kind = head.readUInt8(0);
      if (kind === 0) throw new Error(`the display says error ${head.readUInt8(1)}`);
      if (kind === 1) return { head, body: await this.#reader.take(head.readUInt32LE(4) * 4) };
    }
  }
}

const maskOf = (combination: string): number =>
  combination.split('+').reduce((mask, name) => mask | (masks[name] ?? 0), 0);

/** So many bytes after one another. */
class Reader {
  #have = Buffer.alloc(0);
  #wake: () => void = () => undefined;

  constructor(socket: Socket) {
    socket.on('data', (chunk: Buffer) => {
      this.#have = Buffer.concat([this.#have, chunk]);
      this.#wake();
    });
  }

  async take(count: number): Promise<Buffer> {
    while (this.#have.length < count)
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    const taken = this.#have.subarray(0, count);
    this.#have = this.#have.subarray(count);
    return taken;
  }
}
