import { connect } from 'node:net';
import type { FaultFinding } from '@hearthline/ui/host';
import type { Target } from './centre.ts';

const LIMIT_MS = 5_000;

/** Does the centre's server answer at its port? */
export const probeAddress = ({ host, port }: Target): Promise<FaultFinding> =>
  new Promise((resolve) => {
    const socket = connect({ host, port });
    const end = (finding: FaultFinding): void => {
      socket.destroy();
      resolve(finding);
    };
    socket.setTimeout(LIMIT_MS, () => end('address.silent'));
    socket.once('connect', () => end('address.fine'));
    socket.once('error', ({ code }: NodeJS.ErrnoException) => {
      if (code === 'ECONNREFUSED' || code === 'ECONNRESET') end('address.closed');
      else end(code === 'ENETUNREACH' || code === 'EHOSTUNREACH' ? 'address.noWay' : 'address.silent');
    });
  });
