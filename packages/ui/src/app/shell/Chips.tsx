import { CloudOff, Headphones, HeadphoneOff, Users } from 'lucide-react';
import type { ReactNode } from 'react';
import { Chip } from '../../components/chip/Chip.tsx';
import { talkingCall } from '../../features/call/arrangeCalls.ts';
import { qualityLevel } from '../../features/call/qualityFace.ts';
import { useNow } from '../clock.tsx';
import { useValue } from '../host.tsx';
import { useWords } from '../words/useWords.tsx';
import { allBars, fewBars, noBars } from './LineBars.tsx';

/** Only when the hub is not live: what is shown is from before, and how much waits to be sent. */
export const HubChip = (): ReactNode => {
  const { w, f } = useWords();
  const hub = useValue('hubLink');
  const asOf = useValue('panelAsOf');
  const now = useNow();
  if (hub.kind === 'live' || hub.kind === 'off') return null;
  if (hub.kind === 'connecting') return <Chip>{w.shell.hubConnecting}</Chip>;
  const problem = hub.problem === null ? null : w.problems[hub.problem];
  if (hub.kind === 'refused')
    return (
      <Chip icon={CloudOff} tone="danger" title={problem === null ? undefined : `${problem.title} ${problem.remedy}`}>
        {w.shell.hubRefused}
      </Chip>
    );
  // After a restart without a network the link is younger than what is shown.
  const time = f.moment(asOf ?? hub.since, now);
  return (
    <Chip icon={CloudOff} tone="wait" title={w.shell.hubOfflineMeaning}>
      {hub.outboxCount > 0 ? w.shell.hubOfflineOutbox(time, hub.outboxCount) : w.shell.hubOffline(time)}
    </Chip>
  );
};

/** Is my line good: the registration, and in a call its quality. */
export const LineChip = (): ReactNode => {
  const { w, f } = useWords();
  const { hasPhone } = useValue('app');
  const { state, isFallback } = useValue('line');
  const quality = talkingCall(useValue('calls'))?.quality ?? null;
  if (!hasPhone) return null;
  switch (state.kind) {
    case 'off':
      return <Chip icon={noBars}>{w.shell.lineOff}</Chip>;
    case 'connecting':
      return <Chip icon={fewBars}>{w.shell.lineConnecting}</Chip>;
    case 'registering':
      return <Chip icon={fewBars}>{w.shell.lineRegistering}</Chip>;
    case 'waiting':
      return (
        <Chip icon={noBars} tone="danger">
          {w.shell.lineWaiting}
        </Chip>
      );
    case 'refused':
      return (
        <Chip icon={noBars} tone="danger">
          {w.shell.lineRefused}
        </Chip>
      );
    case 'registered': {
      const level = quality === null ? 'clear' : qualityLevel(quality);
      if (quality !== null && (level === 'unsteady' || level === 'bad'))
        return (
          <Chip icon={fewBars} tone={level === 'bad' ? 'danger' : 'wait'}>
            {w.shell.lineUnsteady(f.percent(quality.lossRatio))}
          </Chip>
        );
      return <Chip icon={allBars}>{isFallback ? w.shell.lineFallback : w.shell.lineGood}</Chip>;
    }
  }
};

export const HeadsetChip = (): ReactNode => {
  const { w } = useWords();
  const { hasPhone } = useValue('app');
  const headset = useValue('headset');
  if (!hasPhone || headset.kind === 'unsupported') return null;
  switch (headset.kind) {
    case 'ready':
      return headset.isContested ? <HeadsetTrouble /> : <Chip icon={Headphones}>{w.shell.headsetReady}</Chip>;
    case 'connecting':
      return <Chip icon={Headphones}>{w.shell.headsetConnecting}</Chip>;
    case 'none':
      return <Chip icon={HeadphoneOff}>{w.shell.headsetNone}</Chip>;
    case 'failed':
      return <HeadsetTrouble />;
  }
};

const HeadsetTrouble = (): ReactNode => {
  const { w } = useWords();
  return (
    <Chip icon={HeadphoneOff} tone="wait">
      {w.shell.headsetFailed}
    </Chip>
  );
};

/** For leaders: how many there are and how many are here. */
export const PeopleChip = (): ReactNode => {
  const { w } = useWords();
  const people = useValue('people');
  const presence = useValue('presence');
  if (people === null || presence === null) return null;
  const online = presence.filter(({ isOnline }) => isOnline).length;
  return <Chip icon={Users}>{w.team.summary(online, people.length)}</Chip>;
};
