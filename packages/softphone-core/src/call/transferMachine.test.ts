import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TransferState } from '../snapshot.ts';
import { problemOfConsultation, type TransferEvent, transitionTransfer } from './transferMachine.ts';

describe('the transfer machine', () => {
  const event: fc.Arbitrary<TransferEvent> = fc.constantFrom<TransferEvent>(
    { kind: 'consulted', to: '1', consultCallId: 'c' },
    { kind: 'asked', to: '1' },
    { kind: 'rings' },
    { kind: 'done' },
    { kind: 'failed', problem: 'busy' },
    { kind: 'dropped' },
  );
  const MAY_FOLLOW: Record<TransferState['kind'], readonly TransferState['kind'][]> = {
    none: ['consulting', 'handingOver'],
    consulting: ['handingOver', 'failed', 'none'],
    handingOver: ['done', 'failed'],
    failed: ['consulting', 'handingOver', 'none'],
    done: [],
  };
  it('[TRANSFER-10] follows the drawing whatever comes in whatever order', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 30 }), (events) => {
        let state: TransferState = { kind: 'none' };
        for (const each of events) {
          const next = transitionTransfer(state, each);
          expect([state.kind, ...MAY_FOLLOW[state.kind]]).toContain(next.kind);
          state = next;
        }
      }),
    );
  });
  it('[TRANSFER-9] an end by our own hand is no failure', () => {
    expect([problemOfConsultation('hungUpHere'), problemOfConsultation('cancelled')]).toEqual([null, null]);
    expect([problemOfConsultation('busy'), problemOfConsultation('mediaFailed')]).toEqual(['busy', 'failed']);
  });
});
