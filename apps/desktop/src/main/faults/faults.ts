import type { FaultFinding, NetworkProbe } from '@hearthline/ui/host';
import { probeAddress } from './address.ts';
import { type Centre, type Target, targetOf } from './centre.ts';
import { probeNames } from './names.ts';
import { probeNetwork } from './network.ts';
import { probeRouter } from './router.ts';
import { probeSecure } from './secure.ts';
import { probeWebSocket } from './webSocket.ts';

export interface FaultsOptions {
  readonly centre: Centre;
  /** PEM of the company's own authorities. */
  readonly authorities: readonly string[];
  readonly now: () => number;
}

/** One look of the fault helper. What is not the centre's is not looked at. [FAULT-5] */
export async function probe(
  step: NetworkProbe,
  url: string | null,
  { centre, authorities, now }: FaultsOptions,
): Promise<FaultFinding> {
  if (step === 'network') return probeNetwork();
  if (step === 'router') return probeRouter();
  const target = url === null ? null : targetOf(url, centre);
  if (target === null) return 'notLooked';
  switch (step) {
    case 'names':
      return probeNames(target);
    case 'address':
      return probeAddress(target);
    case 'secure':
      return probeSecure(target, { authorities, now });
    case 'socket': {
      const how = await probeWebSocket(target, { subprotocol: null, authorities });
      return how === 'open' ? 'socket.fine' : 'socket.blocked';
    }
    case 'phone':
      return probePhone(target, authorities);
  }
}

async function probePhone(target: Target, authorities: readonly string[]): Promise<FaultFinding> {
  const how = await probeWebSocket(target, { subprotocol: 'sip', authorities });
  const findings = {
    open: 'phone.fine',
    refused: 'phone.blocked',
    silent: 'phone.unreached',
    certificate: 'phone.certificate',
  } as const;
  return findings[how];
}
