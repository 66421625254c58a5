import type { ReactNode } from 'react';
import { useAct, useValue } from '../../app/host.tsx';
import { languages } from '../../app/words/index.ts';
import { useWords } from '../../app/words/useWords.tsx';
import { Button } from '../../components/button/Button.tsx';
import { Card } from '../../components/card/Card.tsx';
import { Pills } from '../../components/choice/Choice.tsx';
import { cx } from '../../components/cx.ts';
import { language } from '../../host/index.ts';
import { DeedsCard } from '../deeds/DeedsCard.tsx';
import { KeyboardCard } from './keyboard/KeyboardCard.tsx';
import { HeadsetCard } from '../headset/HeadsetCard.tsx';
import { RoomCard } from '../room/RoomCard.tsx';
import { BirthdayCard } from './BirthdayCard.tsx';
import { BadgeCard } from './BadgeCard.tsx';
import { CallsCard } from './CallsCard.tsx';
import { DataBudgetCard } from './DataBudgetCard.tsx';
import { MobileCard } from './MobileCard.tsx';
import { ProgramCard } from './ProgramCard.tsx';
import { ProgramsCard } from './ProgramsCard.tsx';
import { RankingCard } from './RankingCard.tsx';
import { RingCard } from './RingCard.tsx';
import { SoundCard } from './SoundCard.tsx';
import { VoiceCard } from './VoiceCard.tsx';
import { WallCard } from './WallCard.tsx';
import css from './Settings.module.css';

export const SettingsScreen = (): ReactNode => {
  const { w } = useWords();
  const { kind, hasPhone } = useValue('app');
  const parts: readonly Part[] = [
    ...(hasPhone
      ? [{ id: 'sound', cards: <SoundCards /> } as const, { id: 'calls', cards: <CallCards /> } as const]
      : []),
    { id: 'look', cards: <LookCard /> },
    ...(kind === 'desktop' ? [{ id: 'program', cards: <ProgramCards hasPhone={hasPhone} /> } as const] : []),
    { id: 'me', cards: <MyCards /> },
    { id: 'keys', cards: <KeyboardCard /> },
  ];
  return (
    <div className={css.page}>
      <h1>{w.settings.title}</h1>
      <Jump parts={parts} />
      {parts.map(({ id, cards }) => (
        <div
          key={id}
          id={placeOf(id)}
          className={cx(css.part, id !== 'keys' && id !== 'look' && css.columns)}
          tabIndex={-1}
        >
          {cards}
        </div>
      ))}
    </div>
  );
};

const SoundCards = (): ReactNode => (
  <>
    <SoundCard />
    <HeadsetCard />
    <RingCard />
    <VoiceCard />
    <RoomCard />
  </>
);

const CallCards = (): ReactNode => (
  <>
    <CallsCard />
    <MobileCard />
  </>
);

const ProgramCards = ({ hasPhone }: { readonly hasPhone: boolean }): ReactNode => (
  <>
    <ProgramCard />
    <DataBudgetCard />
    {hasPhone && <ProgramsCard />}
  </>
);

const MyCards = (): ReactNode => (
  <>
    <RankingCard />
    <BadgeCard />
    <BirthdayCard />
    <WallCard />
    <DeedsCard />
    <AboutCard />
  </>
);

interface Part {
  readonly id: 'sound' | 'calls' | 'look' | 'program' | 'me' | 'keys';
  readonly cards: ReactNode;
}

const placeOf = (id: Part['id']): string => `settings-${id}`;

/** The page is long: one press to each of its parts. */
const Jump = ({ parts }: { readonly parts: readonly Part[] }): ReactNode => {
  const { w } = useWords();
  return (
    <ul className={css.jump} aria-label={w.settings.jump}>
      {parts.map(({ id }) => (
        <li key={id}>
          <Button look="quiet" onPress={() => document.querySelector<HTMLElement>(`#${placeOf(id)}`)?.focus()}>
            {w.settings.parts[id]}
          </Button>
        </li>
      ))}
    </ul>
  );
};

const scales = { normal: 1, large: 1.15, larger: 1.3, largest: 1.5 } as const;
type ScaleName = keyof typeof scales;
const scaleNames = Object.keys(scales) as ScaleName[];

/** The named size nearest to a number; a settings file may hold any. */
const nearestScale = (scale: number): ScaleName =>
  scaleNames.reduce((best, name) => (Math.abs(scales[name] - scale) < Math.abs(scales[best] - scale) ? name : best));

const LookCard = (): ReactNode => {
  const { w } = useWords();
  const settings = useValue('settings');
  const act = useAct();
  return (
    <Card title={w.settings.look}>
      <div className={css.stack}>
        <Pills
          label={w.settings.language}
          value={settings.language ?? 'system'}
          options={[
            { id: 'system', name: w.settings.languageSystem },
            ...language.options.map((id) => ({ id, name: languages[id].languageName })),
          ]}
          onChange={(id) => act('changeSettings', { language: id === 'system' ? null : id })}
        />
        <Pills
          label={w.settings.theme}
          value={settings.theme}
          options={(['system', 'light', 'dark'] as const).map((id) => ({ id, name: w.settings.themes[id] }))}
          onChange={(theme) => act('changeSettings', { theme })}
        />
        <Pills
          label={w.settings.textSize}
          value={nearestScale(settings.textScale)}
          options={scaleNames.map((id) => ({ id, name: w.settings.textSizes[id] }))}
          onChange={(id) => act('changeSettings', { textScale: scales[id] })}
        />
      </div>
    </Card>
  );
};

const AboutCard = (): ReactNode => {
  const { w } = useWords();
  const app = useValue('app');
  const settings = useValue('settings');
  const session = useValue('session');
  const rows: [string, string][] = [
    [w.settings.version, app.version],
    [w.settings.server, settings.hubUrl || w.common.none],
    [w.settings.account, settings.account || w.common.none],
  ];
  if (session.kind === 'signedIn') {
    if (session.person.extension !== null) rows.push([w.settings.extension, session.person.extension]);
    if (app.kind === 'desktop')
      rows.push([w.settings.secrets, session.isRemembered ? w.settings.secretsKept : w.settings.secretsNotKept]);
  }
  return (
    <Card title={w.settings.about}>
      <dl className={css.about}>
        {rows.map(([name, text]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
};
