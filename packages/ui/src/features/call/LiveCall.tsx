import type { CallSnapshot } from '@hearthline/softphone-core/snapshot';
import type { ReactNode } from 'react';
import { timer, type Words } from '../../app/words/index.ts';
import { useWords } from '../../app/words/useWords.tsx';
import { Elapsed } from '../../components/elapsed/Elapsed.tsx';
import { Face } from '../../components/face/Face.tsx';
import type { Tone } from '../../components/tone.ts';
import { CallServices } from '../callServices/CallServices.tsx';
import { KnownCaller } from '../contacts/KnownCaller.tsx';
import { isAlive, peerOf } from './arrangeCalls.ts';
import { LineSpark } from './LineSpark.tsx';
import { LineWarning } from './LineWarning.tsx';
import { MicrophoneNote } from './MicrophoneNote.tsx';
import { CallKeys } from './CallKeys.tsx';
import { PeerFacts } from './PeerFacts.tsx';
import { qualityFace } from './qualityFace.ts';
import { TransferBar } from './TransferBar.tsx';
import { useLineSeconds } from './useLineSeconds.ts';
import css from './CallCard.module.css';

/** A call that is being made, talked or has just ended. */
export const LiveCall = ({ call, others }: { readonly call: CallSnapshot; readonly others: ReactNode }): ReactNode => {
  const { w } = useWords();
  const peer = peerOf(call) ?? w.call.unknownNumber;
  return (
    <div className={css.card} data-tone={toneOf(call)}>
      <div className={css.who}>
        <Face name={peer} />
        <div className={css.names}>
          <div className={css.nameRow}>
            <h1 className={css.name}>{peer}</h1>
            <Mark call={call} />
          </div>
          <KnownCaller call={call} />
          <PeerFacts call={call} />
        </div>
        <div className={css.right}>
          <Clock call={call} />
          <LineQuality call={call} />
        </div>
      </div>
      {call.state.kind === 'ended' ? (
        <p className={css.ended}>{w.endReasons[call.state.reason]}</p>
      ) : (
        <>
          <TransferBar call={call} />
          <LineWarning call={call} />
          <MicrophoneNote call={call} />
          {call.state.kind !== 'handedOver' && <CallKeys call={call} />}
        </>
      )}
      <CallServices call={call} />
      {others}
    </div>
  );
};

const toneOf = ({ state, isMuted }: CallSnapshot): Tone => {
  if (state.kind === 'ended' || state.kind === 'ending' || state.kind === 'handedOver') return 'off';
  if (state.kind !== 'talking') return 'ready';
  return state.hold !== 'none' || isMuted ? 'wait' : 'live';
};

/** What is unusual about the call, in a word: held, muted. */
const Mark = ({ call }: { readonly call: CallSnapshot }): ReactNode => {
  const { w } = useWords();
  if (call.state.kind !== 'talking') return null;
  const held = { none: null, here: w.call.heldHere, there: w.call.heldThere, both: w.call.heldBoth }[call.state.hold];
  const text = held ?? (call.isMuted ? w.call.muted : null);
  return text === null ? null : (
    <span className={css.mark} data-tone="wait">
      {text}
    </span>
  );
};

const stageWord = (state: CallSnapshot['state'], w: Words): string => {
  switch (state.kind) {
    case 'dialling':
      return w.call.dialling;
    case 'ringingThere':
      return state.hasEarlyMedia ? w.call.earlyMedia : w.call.ringingThere;
    case 'ringingHere':
      return w.call.incoming;
    case 'answering':
      return w.call.answering;
    case 'talking':
      return w.state.talking;
    case 'handedOver':
      return w.transfer.handedOver;
    case 'ending':
      return w.call.ending;
    case 'ended':
      return state.talkedMs > 0 ? w.call.endedAfter(timer(state.talkedMs)) : w.call.ended;
  }
};

const Clock = ({ call }: { readonly call: CallSnapshot }): ReactNode => {
  const { w } = useWords();
  if (call.state.kind === 'talking')
    return (
      <div className={css.clock}>
        <Elapsed since={call.state.since} />
      </div>
    );
  return <div className={css.stage}>{stageWord(call.state, w)}</div>;
};

const LineQuality = ({ call }: { readonly call: CallSnapshot }): ReactNode => {
  const { w, f } = useWords();
  const seconds = useLineSeconds(call.id);
  if (call.state.kind !== 'talking' || !isAlive(call)) return null;
  if (call.quality === null) return <div className={css.quality}>{w.call.qualityUnknown}</div>;
  const face = qualityFace(call.quality, w);
  return (
    <div className={css.quality} title={face.meaning}>
      <span className={css.spark} data-tone={face.tone}>
        <LineSpark seconds={seconds} />
      </span>
      <b className={css.qualityWord} data-tone={face.tone}>
        {face.word}
      </b>
      <span>{w.call.mos(f.mos(call.quality.mos))}</span>
      {call.quality.voiceMode === 'saving' && <span title={w.call.savingMeaning}>{w.call.saving}</span>}
    </div>
  );
};
