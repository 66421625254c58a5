import type { CallSnapshot } from '@hearthline/softphone-core/snapshot';
import type { ReactNode } from 'react';
import { CallBackKey } from '../callbacks/CallBackKey.tsx';
import { AddParty } from '../conference/AddParty.tsx';
import { ConferenceCard } from '../conference/ConferenceCard.tsx';
import { ParkKey } from '../parking/ParkKey.tsx';
import { RecordingBar } from '../recording/RecordingBar.tsx';
import css from './CallServices.module.css';

/** What the PBX does in this call, under its keys: quiet while nothing of it is used. */
export const CallServices = ({ call }: { readonly call: CallSnapshot }): ReactNode => {
  if (call.state.kind !== 'talking') return null;
  const isHeld = call.state.hold !== 'none';
  return (
    <>
      <div className={css.row}>
        <AddParty call={call} isDisabled={isHeld} />
        <ParkKey call={call} isDisabled={isHeld} />
        <CallBackKey number={call.peerNumber} name={call.peerName ?? ''} callId={call.sipCallId} />
        <RecordingBar call={call} />
      </div>
      <ConferenceCard call={call} />
    </>
  );
};
