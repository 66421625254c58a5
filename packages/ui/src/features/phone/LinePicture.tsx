import type { ReactNode } from 'react';
import type { Formats } from '../../app/words/format.ts';
import type { Words } from '../../app/words/index.ts';
import { useWords } from '../../app/words/useWords.tsx';
import type { LineSecond } from '../../host/index.ts';
import { type Frame, type Lane, pathOf, type Stretch, stretchesOf, summaryOf } from '../call/lineShape.ts';
import { useLineSeconds } from '../call/useLineSeconds.ts';
import css from './LinePicture.module.css';

const SPAN_S = 300;
/** Three lanes of one picture, so that a gap goes through all of them; `LinePicture.module.css` has the same heights. */
const LANES = {
  mos: { figure: ({ mos }) => mos, low: 1, high: 4.6, top: 8, bottom: 50 },
  loss: { figure: ({ lossRatio }) => lossRatio, low: 0, high: 0.2, top: 62, bottom: 86 },
  roundTrip: { figure: ({ roundTripMs }) => roundTripMs, low: 0, high: 800, top: 98, bottom: 122 },
} satisfies Record<string, Lane>;
const HEIGHT = 124;

/** The last five minutes of a call's line: how the voice was, what was lost, how long it took. Said in words too. */
export const LinePicture = ({ callId }: { readonly callId: string }): ReactNode => {
  const { w, f } = useWords();
  const seconds = useLineSeconds(callId);
  const frame: Frame = { seconds, spanS: SPAN_S };
  const silent = stretchesOf(frame, ({ kind }) => kind === 'silent');
  const held = stretchesOf(frame, ({ kind }) => kind === 'held');
  const warned = stretchesOf(frame, (second) => second.kind === 'heard' && second.isWarned);
  if (seconds.length === 0) return null;
  const words = w.phone.lineHistory;
  return (
    <figure className={css.figure}>
      <figcaption className={css.title}>{words.title}</figcaption>
      <ul className={css.lanes} aria-hidden>
        <li>{w.phone.mosLabel}</li>
        <li>{w.phone.lossLabel}</li>
        <li>{w.phone.delayLabel}</li>
      </ul>
      <svg
        className={css.picture}
        viewBox={`0 0 ${SPAN_S} ${HEIGHT}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={spokenOf(seconds, w, f)}
      >
        <Ground />
        <Bands stretches={held} className={css.held} height={HEIGHT} />
        <Bands stretches={silent} className={css.silent} height={HEIGHT} />
        <Bands stretches={warned} className={css.warned} height={4} />
        <path className={css.voice} d={pathOf(frame, LANES.mos)} />
        <path className={css.trouble} d={pathOf(frame, LANES.loss)} />
        <path className={css.trouble} d={pathOf(frame, LANES.roundTrip)} />
      </svg>
      <p className={css.axis} aria-hidden>
        <span>{words.fiveMinutesAgo}</span>
        <span>{words.now}</span>
      </p>
      <ul className={css.legend} aria-hidden>
        {warned.length > 0 && <Mark className={css.warned} text={words.warned} />}
        {silent.length > 0 && <Mark className={css.silent} text={words.silent} />}
        {held.length > 0 && <Mark className={css.held} text={words.held} />}
      </ul>
    </figure>
  );
};

/** [PIC-3] */
const spokenOf = (seconds: readonly LineSecond[], w: Words, f: Formats): string => {
  const words = w.phone.lineHistory;
  const summary = summaryOf(seconds);
  if (summary === null) return words.spokenNothing;
  const { lowestMos, worstLossRatio, worstRoundTripMs, silentS, warnedS } = summary;
  return [
    words.spoken(f.mos(lowestMos), f.percent(worstLossRatio)),
    worstRoundTripMs === null ? '' : words.spokenDelay(w.phone.milliseconds(Math.round(worstRoundTripMs))),
    silentS === 0 ? '' : words.spokenSilent(f.span(1000 * silentS)),
    warnedS === 0 ? '' : words.spokenWarned(f.span(1000 * warnedS)),
  ].join('');
};

/** Where each lane stands, so that an empty one is one too. */
const Ground = (): ReactNode =>
  Object.values(LANES).map(({ top, bottom }) => (
    <line key={top} className={css.ground} x1={0} x2={SPAN_S} y1={bottom + 1} y2={bottom + 1} />
  ));

const Bands = (bands: {
  readonly stretches: readonly Stretch[];
  readonly className: string | undefined;
  readonly height: number;
}): ReactNode =>
  bands.stretches.map(({ fromS, toS }) => (
    <rect key={fromS} className={bands.className} x={fromS} width={toS - fromS} y={0} height={bands.height} />
  ));

const Mark = ({ className, text }: { readonly className: string | undefined; readonly text: string }): ReactNode => (
  <li>
    <svg className={css.swatch} viewBox="0 0 10 10">
      <rect className={className} width={10} height={10} />
    </svg>
    {text}
  </li>
);
