import type { AgentState } from '@hearthline/protocol';
import type { CallSnapshot } from '@hearthline/softphone-core/snapshot';
import type { DispositionDraft } from '../../host/index.ts';

/** Which call to ask about: the one of this wrap-up, else one begun and not saved, unless a call lives. */
export const callToDispose = (known: {
  readonly confirmed: AgentState | null;
  readonly calls: readonly CallSnapshot[];
  readonly drafts: readonly DispositionDraft[];
}): string | null => {
  const { confirmed, calls, drafts } = known;
  if (calls.some((call) => call.state.kind !== 'ended')) return null;
  if (confirmed?.kind === 'wrapUp') return confirmed.callId;
  return drafts.findLast((draft) => !draft.isSaved)?.callId ?? null;
};
