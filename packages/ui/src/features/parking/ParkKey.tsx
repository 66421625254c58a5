import type { CallSnapshot } from '@hearthline/softphone-core/snapshot';
import { SquareParking } from 'lucide-react';
import type { ReactNode } from 'react';
import { useAct, useValue } from '../../app/host.tsx';
import { useKeyHints } from '../../app/shortcuts/useBindings.ts';
import { useWords } from '../../app/words/useWords.tsx';
import { Button } from '../../components/button/Button.tsx';

interface ParkKeyProps {
  readonly call: CallSnapshot;
  readonly isDisabled: boolean;
}

/** Parks the caller, for anybody of the group to take; not in a conference. */
export const ParkKey = ({ call, isDisabled }: ParkKeyProps): ReactNode => {
  const { w } = useWords();
  const hint = useKeyHints();
  const act = useAct();
  const isLive = useValue('hubLink').kind === 'live';
  const isConference = (useValue('conferences') ?? []).some(({ sipCallId }) => sipCallId === call.sipCallId);
  return (
    <Button
      ref={hint('park')}
      data-park-key
      icon={SquareParking}
      isDisabled={isDisabled || !isLive || isConference}
      onPress={() => act('park', { callId: call.id })}
    >
      {w.parking.park}
    </Button>
  );
};
