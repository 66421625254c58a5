import type { CallSnapshot } from '@hearthline/softphone-core/snapshot';
import type { ReactNode } from 'react';
import { timer } from '../../app/words/index.ts';
import { useWords } from '../../app/words/useWords.tsx';
import { Card } from '../../components/card/Card.tsx';
import { qualityFace } from '../call/qualityFace.ts';
import { useQueueTitle } from '../call/useQueueTitle.ts';
import { LinePicture } from './LinePicture.tsx';
import css from './PhoneScreen.module.css';

/** What is known of the call, and how its line is, in words first. */
export const CallDetails = ({ call }: { readonly call: CallSnapshot }): ReactNode => {
  const { w, f } = useWords();
  const none = w.common.none;
  const titleOf = useQueueTitle();
  const waited = call.queue?.waitedMs ?? null;
  return (
    <div className={css.two}>
      <Card title={w.phone.details}>
        <dl className={css.facts}>
          <Fact name={w.phone.numberLabel} text={call.peerNumber || w.call.unknownNumber} />
          <Fact name={w.phone.direction} text={call.direction === 'in' ? w.phone.in : w.phone.out} />
          <Fact name={w.phone.queueLabel} text={call.queue === null ? none : titleOf(call.queue.name)} />
          <Fact name={w.phone.waitedLabel} text={waited === null ? none : timer(waited)} />
          <Fact name={w.phone.startedLabel} text={f.time(call.timings.invitedAt)} />
        </dl>
      </Card>
      <LineOfCall call={call} />
    </div>
  );
};

const LineOfCall = ({ call }: { readonly call: CallSnapshot }): ReactNode => {
  const { w, f } = useWords();
  const { quality } = call;
  if (quality === null)
    return (
      <Card title={w.phone.quality}>
        <p className={css.meaning}>{w.call.qualityUnknown}</p>
      </Card>
    );
  const face = qualityFace(quality, w);
  const roundTrip =
    quality.roundTripMs === null ? w.common.none : w.phone.milliseconds(Math.round(quality.roundTripMs));
  return (
    <Card title={w.phone.quality}>
      <p className={css.verdict} data-tone={face.tone}>
        {face.word}
      </p>
      <p className={css.meaning}>{face.meaning}</p>
      <dl className={css.facts}>
        <Fact name={w.phone.mosLabel} text={f.mos(quality.mos)} />
        <Fact name={w.phone.lossLabel} text={f.percent(quality.lossRatio)} />
        <Fact name={w.phone.delayLabel} text={roundTrip} />
        <Fact name={w.phone.jitterLabel} text={w.phone.milliseconds(Math.round(quality.jitterMs))} />
      </dl>
      <LinePicture callId={call.id} />
    </Card>
  );
};

const Fact = ({ name, text }: { readonly name: string; readonly text: string }): ReactNode => (
  <div>
    <dt>{name}</dt>
    <dd>{text}</dd>
  </div>
);
