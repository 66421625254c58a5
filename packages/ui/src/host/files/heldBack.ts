import type { Attachment } from '@hearthline/protocol';
import type { CallSnapshot } from '@hearthline/softphone-core/snapshot';
import type { DataUse } from '../dataUse/dataContract.ts';
import type { Settings } from '../settings.ts';
import type { HeldBack } from './fileContract.ts';

/** [LOAD-1] */
export const BY_ITSELF_BYTES = 500_000;

export interface LineNeeds {
  readonly calls: readonly Pick<CallSnapshot, 'state'>[];
  readonly settings: Pick<Settings, 'voiceSaving' | 'dataBudgets'>;
  readonly dataUse: DataUse;
  /** As the system says. */
  readonly isThin: boolean;
}

/** [LOAD-2] Why nothing loads by itself now; null: small pictures may. */
export function heldBackBy({ calls, settings, dataUse, isThin }: LineNeeds): HeldBack | null {
  if (calls.some(({ state }) => state.kind !== 'ended')) return 'call';
  if (settings.voiceSaving === 'always') return 'saving';
  const isPaid = dataUse.lines.some(
    ({ name, hourBytes }) => hourBytes > 0 && settings.dataBudgets[name]?.isMetered === true,
  );
  if (isPaid) return 'metered';
  return isThin ? 'thin' : null;
}

/** [LOAD-1] */
export const comesByItself = ({ kind, bytes }: Pick<Attachment, 'kind' | 'bytes'>): boolean =>
  kind === 'picture' && bytes <= BY_ITSELF_BYTES;
