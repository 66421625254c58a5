import type { CallSnapshot } from '@hearthline/softphone-core/snapshot';
import { Maximize2, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { useFailures } from '../../app/failures.tsx';
import { useAct, useValue } from '../../app/host.tsx';
import { useShortcuts } from '../../app/shortcuts/useShortcuts.ts';
import { useWords } from '../../app/words/useWords.tsx';
import { Button } from '../../components/button/Button.tsx';
import { Elapsed } from '../../components/elapsed/Elapsed.tsx';
import { Face } from '../../components/face/Face.tsx';
import type { Tone } from '../../components/tone.ts';
import { stateFace } from '../agentState/stateFace.ts';
import { arrangeCalls, isAlive, peerOf } from '../call/arrangeCalls.ts';
import { useQueueTitle } from '../call/useQueueTitle.ts';
import { MiniKeys } from './MiniKeys.tsx';
import css from './MiniPhone.module.css';

const noScreens: readonly never[] = [];
/** The sheet of all keys has no room here. */
const noHelp = (): void => undefined;

/** Who is on the line and the few keys of a call, in a window of 360 by 120 px. The keys of the main window work too. */
export const MiniPhone = (): ReactNode => {
  const { w } = useWords();
  const { main } = arrangeCalls(useValue('calls').filter(isAlive));
  useShortcuts(noScreens, noHelp);
  return (
    <main className={css.frame} data-tone={main === null ? 'off' : toneOf(main)} aria-label={w.desktop.mini.title}>
      {main === null ? <Idle /> : <InCall call={main} />}
    </main>
  );
};

const InCall = ({ call }: { readonly call: CallSnapshot }): ReactNode => {
  const { w } = useWords();
  const titleOf = useQueueTitle();
  const peer = peerOf(call) ?? w.call.unknownNumber;
  const source = call.direction === 'out' ? w.call.outgoing : w.call.direct;
  return (
    <>
      <header className={css.head}>
        <Face name={peer} size="s" />
        <div className={css.names}>
          <h1 className={css.name}>{peer}</h1>
          <Said text={markOf(call, w.call) ?? (call.queue === null ? source : titleOf(call.queue.name))} />
        </div>
        {call.state.kind === 'talking' && (
          <span className={css.clock}>
            <Elapsed since={call.state.since} />
          </span>
        )}
        <WindowKeys />
      </header>
      {/* Space on one of its buttons presses that button (KEY-3). */}
      <div data-callcard>
        <MiniKeys call={call} />
      </div>
    </>
  );
};

const Idle = (): ReactNode => {
  const { w } = useWords();
  const session = useValue('session');
  const line = useValue('line');
  const state = useValue('agentState');
  const face = state === null ? null : stateFace(state.confirmed, w);
  const isSignedIn = session.kind === 'signedIn';
  const lineWord = line.state.kind === 'registered' ? w.desktop.mini.noCall : w.desktop.mini.lineAway;
  return (
    <header className={css.head}>
      <span className={css.dot} data-tone={face?.tone ?? 'off'} />
      <div className={css.names}>
        <h1 className={css.name}>{isSignedIn ? (face?.word ?? w.state.unknown) : w.desktop.mini.signedOut}</h1>
        {isSignedIn && <Said text={lineWord} />}
      </div>
      <WindowKeys />
    </header>
  );
};

/** The second line; a refusal takes its place, in words. */
const Said = ({ text }: { readonly text: string }): ReactNode => {
  const { w } = useWords();
  const [failed] = useStore(useFailures(), (list) => list);
  return failed === undefined ? (
    <p className={css.said}>{text}</p>
  ) : (
    <p className={css.failed} role="alert" title={w.problems[failed.code].remedy}>
      {w.problems[failed.code].title}
    </p>
  );
};

const WindowKeys = (): ReactNode => {
  const { w } = useWords();
  const act = useAct();
  return (
    <div className={css.windowKeys}>
      <Button
        look="quiet"
        icon={Maximize2}
        aria-label={w.desktop.mini.openMain}
        onPress={() => act('openMainWindow', {})}
      />
      <Button look="quiet" icon={X} aria-label={w.desktop.mini.close} onPress={() => act('closeMiniPhone', {})} />
    </div>
  );
};

const toneOf = ({ state, isMuted }: CallSnapshot): Tone => {
  if (state.kind === 'ringingHere') return 'act';
  if (state.kind !== 'talking') return 'ready';
  return state.hold !== 'none' || isMuted ? 'wait' : 'live';
};

interface CallWords {
  readonly incoming: string;
  readonly dialling: string;
  readonly ringingThere: string;
  readonly answering: string;
  readonly ending: string;
  readonly heldHere: string;
  readonly heldThere: string;
  readonly heldBoth: string;
  readonly muted: string;
}

/** What is unusual about the call; null: nothing, so the queue is told. */
const markOf = ({ state, isMuted }: CallSnapshot, words: CallWords): string | null => {
  switch (state.kind) {
    case 'talking': {
      const held = { none: null, here: words.heldHere, there: words.heldThere, both: words.heldBoth }[state.hold];
      return held ?? (isMuted ? words.muted : null);
    }
    case 'ringingHere':
    case 'ended':
      return null;
    case 'dialling':
    case 'ringingThere':
    case 'answering':
    case 'ending':
      return words[state.kind];
    case 'handedOver':
      return words.ending;
  }
};
