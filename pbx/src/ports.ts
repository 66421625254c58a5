/**
 * Ports for one instance. A block of ports belongs to whoever listens on the block's first one, so two labs started in the same moment
 * can never be given the same port; the others are handed to Asterisk and baresip, which open them a little later.
 *
 * The range lies under Linux's ephemeral ports (32768 and up), where the kernel hands out numbers at will.
 */
import { createServer, type Server } from 'node:net';
import { PbxError } from './errors.ts';

const FIRST_PORT = 20_000;
const BLOCK_SIZE = 400;
const BLOCKS = 30;

export interface PortBlock {
  ami: number;
  /** HTTP: ARI and, on loopback, the plain WebSocket. */
  http: number;
  wss: number;
  trunk: number;
  rtpStart: number;
  rtpEnd: number;
  /** The lab's own network on loopback: 127.42.n.1 is the PBX's trunk, .2 and up are outside phones. */
  trunkHost: string;
  trunkNetwork: string;
  /** Address of the nth outside phone, counted from 0. */
  phoneHost(index: number): string;
  /** Gives the block back. */
  release(): Promise<void>;
}

/** The numbers of block `index`, without taking it. */
export function portsOfBlock(index: number): Omit<PortBlock, 'release'> {
  const base = FIRST_PORT + index * BLOCK_SIZE;
  const network = `127.42.${index}`;
  return {
    ami: base + 1,
    http: base + 2,
    wss: base + 3,
    trunk: base + 4,
    rtpStart: base + 20,
    rtpEnd: base + BLOCK_SIZE - 1,
    trunkHost: `${network}.1`,
    trunkNetwork: `${network}.0/24`,
    phoneHost: (index) => `${network}.${2 + (index % 250)}`,
  };
}

/**
 * Takes a free block; the search starts at `random` (0 up to 1) of the range.
 *
 * @throws PbxError `pbx.no-free-ports`
 */
export async function takePorts(random: number): Promise<PortBlock> {
  const start = Math.floor(random * BLOCKS);
  for (let step = 0; step < BLOCKS; step++) {
    const index = (start + step) % BLOCKS;
    const guard = await listen(FIRST_PORT + index * BLOCK_SIZE);
    if (guard === null) continue;
    const ports = portsOfBlock(index);
    const isFree = await areFree([ports.ami, ports.http, ports.wss]);
    if (isFree) return { ...ports, release: () => close(guard) };
    await close(guard);
  }
  throw new PbxError(
    'pbx.no-free-ports',
    `No free block of ports between ${FIRST_PORT} and ${FIRST_PORT + BLOCKS * BLOCK_SIZE}.`,
  );
}

async function areFree(ports: readonly number[]): Promise<boolean> {
  const servers = await Promise.all(ports.map((port) => listen(port)));
  await Promise.all(servers.map(async (server) => (server === null ? undefined : close(server))));
  return servers.every((server) => server !== null);
}

function listen(port: number): Promise<Server | null> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(null));
    server.listen({ host: '127.0.0.1', port, exclusive: true }, () => {
      server.unref();
      resolve(server);
    });
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
  });
}
