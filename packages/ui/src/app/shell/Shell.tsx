import type { Person } from '@hearthline/protocol';
import { useCallback, useEffect, useMemo, useRef, useState, type ReactNode, type RefObject } from 'react';
import { Hindered } from '../../features/agentState/Hindered.tsx';
import { NotResponding } from '../../features/agentState/NotResponding.tsx';
import { RestOver } from '../../features/agentState/RestOver.tsx';
import { WrapUpForm } from '../../features/dispositions/WrapUpForm.tsx';
import { HelpWanted } from '../../features/help/HelpWanted.tsx';
import { MyHelp } from '../../features/help/MyHelp.tsx';
import { CallbackCard } from '../../features/callbacks/CallbackCard.tsx';
import { CallCard } from '../../features/call/CallCard.tsx';
import { VoiceCard } from '../../features/voiceBroadcast/VoiceCard.tsx';
import { Coming } from '../../features/announcements/Coming.tsx';
import { TakeoverNote } from '../../features/soundTest/TakeoverNote.tsx';
import { ActivityNotices } from '../../features/activities/ActivityNotices.tsx';
import { CareReminder } from '../../features/care/CareReminder.tsx';
import { KudosNotice } from '../../features/kudos/KudosNotice.tsx';
import { BuddyNotice } from '../../features/quietRoom/BuddyNotice.tsx';
import { OfferedNumber } from '../../features/links/OfferedNumber.tsx';
import { useValue } from '../host.tsx';
import { usePlace } from '../router.tsx';
import { railOf, screensOf } from '../screens.tsx';
import { MyScreensProvider } from '../shortcuts/keyList.tsx';
import { useShortcuts } from '../shortcuts/useShortcuts.ts';
import { useWords } from '../words/useWords.tsx';
import { Announcer } from './Announcer.tsx';
import { KeyHelp } from './KeyHelp.tsx';
import { Notices } from './Notices.tsx';
import { Rail } from './Rail.tsx';
import { Side } from './Side.tsx';
import { TopBar } from './TopBar.tsx';
import css from './Shell.module.css';

/** Top bar, rail, a centre that is one thing at a time, and for operators a column with team and news. */
export const Shell = ({ person }: { readonly person: Person }): ReactNode => {
  const { w } = useWords();
  const { hasPhone } = useValue('app');
  const place = usePlace();
  const screens = useMemo(() => screensOf(person.role, hasPhone), [person.role, hasPhone]);
  const onRail = useMemo(() => railOf(screens), [screens]);
  const ids = useMemo(() => screens.map(({ id }) => id), [screens]);
  const [isHelpOpen, setHelpOpen] = useState(false);
  const openHelp = useCallback(() => setHelpOpen(true), []);
  useShortcuts(ids, openHelp);
  const screen = screens.find(({ id }) => id === place.screen) ?? screens[0];
  const centre = useRef<HTMLElement>(null);
  if (screen === undefined) return null;
  const hasSide = person.role === 'operator' && screen.id !== 'team' && screen.id !== 'chat';
  return (
    <MyScreensProvider value={ids}>
      <div className={css.frame}>
        <div className={css.app} data-side={hasSide || undefined}>
          <a className={css.skip} href="#centre" onClick={(event) => skipTo(event, centre.current)}>
            {w.common.skipToContent}
          </a>
          <TopBar person={person} onHelp={openHelp} />
          <Rail screens={onRail} current={screen.id} />
          {/* What scrolls must be reachable by keyboard (WCAG 2.1.1), also where nothing in it can be pressed. */}
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
          <main className={css.centre} id="centre" ref={centre} tabIndex={0}>
            <CallCard />
            <VoiceCard />
            <HelpWanted person={person} />
            <MyHelp person={person} />
            <CallbackCard me={person} />
            <OfferedNumber />
            <NotResponding />
            <Hindered />
            <RestOver />
            <WrapUpForm />
            <Coming />
            <TakeoverNote />
            <Notices />
            <KudosNotice />
            <ActivityNotices />
            <CareReminder me={person} />
            <BuddyNotice />
            <FromTop key={screen.id} centre={centre}>
              <screen.Component />
            </FromTop>
          </main>
          {hasSide && <Side person={person} hasNews={screen.id !== 'announcements'} />}
          <Announcer />
        </div>
      </div>
      <KeyHelp isOpen={isHelpOpen} onClose={() => setHelpOpen(false)} />
    </MyScreensProvider>
  );
};

/** The address belongs to the router, so the link moves the focus itself. */
const skipTo = (event: { preventDefault: () => void }, centre: HTMLElement | null): void => {
  event.preventDefault();
  centre?.focus();
};

interface FromTopProps {
  readonly centre: RefObject<HTMLElement | null>;
  readonly children: ReactNode;
}

/** A screen that has just been opened begins at its top; the call card above it stays as it is. */
const FromTop = ({ centre, children }: FromTopProps): ReactNode => {
  useEffect(() => {
    // Braces: scrollTo answers a promise in newer browsers, and an effect may only return its way out.
    void centre.current?.scrollTo({ top: 0 });
  }, [centre]);
  return children;
};
