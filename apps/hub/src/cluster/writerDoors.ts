import type { Logger } from 'pino';
import { every, type Clock } from '../clock.ts';
import type { Accepted, Connections } from '../session/connections.ts';
import type { Payload, StreamSocket } from '../session/stream.ts';
import { readToWriter, type ToWriter } from './batch.ts';
import type { Line } from './line.ts';
import { Link } from './link.ts';
import { DOOR_SILENCE_MS, linkOf, PULSE_MS, type Pulse, type Subjects } from './subjects.ts';

interface Options {
  readonly clock: Clock;
  readonly log: Logger;
  readonly subjects: Subjects;
  readonly connections: Pick<Connections, 'accept' | 'stop'>;
  readonly pulse: Pulse;
}

/** A door as the writer has it, with its clients' sockets by number. */
interface Door {
  readonly link: Link;
  readonly sockets: Map<number, Accepted>;
}

/** The writer's end of all doors. It outlives the lines to NATS: each has links of its own. SPEC: cluster/SPEC.md. */
export class WriterDoors {
  readonly #options: Options;
  readonly #doors = new Map<string, Door>();
  readonly #stopBeating: () => void;
  #line: Line | null = null;

  constructor(options: Options) {
    this.#options = options;
    this.#stopBeating = every(options.clock, PULSE_MS, () => this.#beat());
  }

  /** NATS is there. */
  lineFound(line: Line): void {
    const { subjects, pulse } = this.#options;
    this.#line = line;
    // It ends with the line.
    line.subscribe(subjects.toWriter(pulse.term, '*'), (packet, subject) => this.#heard(line, linkOf(subject), packet));
    this.#beat();
  }

  /** NATS is gone, and everything that was said on that line. */
  lineLost(): void {
    this.#line = null;
    for (const door of [...this.#doors.values()]) door.link.end('NATS is gone');
  }

  stop(): void {
    this.#stopBeating();
    for (const door of [...this.#doors.values()]) door.link.end('the writer stops');
    this.#options.connections.stop();
  }

  #beat(): void {
    const { subjects, pulse, clock } = this.#options;
    this.#line?.publish(subjects.pulse, Buffer.from(JSON.stringify(pulse)));
    for (const { link } of [...this.#doors.values()]) {
      if (clock.now() - link.heardAt > DOOR_SILENCE_MS) link.end('the door is silent');
      else link.beat();
    }
  }

  #heard(line: Line, name: string, packet: Buffer): void {
    if (line !== this.#line) return;
    const door = this.#doors.get(name) ?? this.#open(line, name);
    // A link that begins in its middle is one that ended here: its first message is a gap, and the door is told so.
    door.link.take(packet, this.#options.clock.now());
  }

  #open(line: Line, name: string): Door {
    const { clock, log, subjects } = this.#options;
    const sockets = new Map<number, Accepted>();
    const link = new Link(
      {
        ...{ line, subject: subjects.toDoor(name) },
        received: (batch) => {
          for (const one of readToWriter(batch)) this.#took(door, one);
        },
        ended: (why) => {
          this.#doors.delete(name);
          log.info({ why, sockets: sockets.size }, 'a door is gone');
          // [CLUSTER-8] To everybody else these lines fell silent; nobody ended a program.
          for (const socket of sockets.values()) socket.ended({ isSilent: true });
          sockets.clear();
        },
      },
      clock.now(),
    );
    const door: Door = { link, sockets };
    this.#doors.set(name, door);
    return door;
  }

  #took({ link, sockets }: Door, said: ToWriter): void {
    const socket = sockets.get(said.socket);
    switch (said.kind) {
      case 'opened':
        sockets.set(said.socket, this.#options.connections.accept(new RelayedSocket(link, said.socket)));
        break;
      case 'frame':
        socket?.received(said.frame.toString());
        break;
      case 'binary':
        socket?.receivedBinary();
        break;
      case 'closed':
        sockets.delete(said.socket);
        socket?.ended();
        break;
    }
  }
}

/** A client's socket that ends at a door. What it does not read piles up there, and the door drops it (CLUSTER-13). */
class RelayedSocket implements StreamSocket {
  readonly bufferedAmount = 0;
  readonly #link: Link;
  readonly #number: number;

  constructor(link: Link, number: number) {
    this.#link = link;
    this.#number = number;
  }

  send(frame: string): void {
    this.#link.say((batch) => batch.frame(this.#number, frame));
  }

  sendChange(seq: number, payload: Payload): void {
    this.#link.say((batch) => batch.change(this.#number, seq, payload));
  }

  terminate(): void {
    this.#link.say((batch) => batch.terminate(this.#number));
  }

  close(code: number, reason: string): void {
    this.#link.say((batch) => batch.close(this.#number, code, reason));
  }
}
