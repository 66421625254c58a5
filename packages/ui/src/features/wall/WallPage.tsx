import type { WallPicture } from '@hearthline/protocol';
import type { ReadableValue } from '@hearthline/softphone-core/value';
import { useEffect, useLayoutEffect, useMemo, useState, useSyncExternalStore, type ReactNode } from 'react';
import { useStore } from 'zustand';
import { languages, makeFormats } from '../../app/words/index.ts';
import { SpeechProvider, useWords, type Speech } from '../../app/words/useWords.tsx';
import type { Language } from '../../host/index.ts';
import { Column } from './Column.tsx';
import { columnsAt, slidesOf } from './slides.ts';
import type { WallState } from './wallState.ts';
import css from './Wall.module.css';

/** [WALL-13] */
const TURN_MS = 15_000;

export interface WallPageProps {
  readonly state: ReadableValue<WallState>;
  /** Spoken as long as the hub has not said which. */
  readonly language: Language;
}

/** The whole page of a highlight wall: read only, nothing to press. SPEC: apps/hub/src/wall/SPEC.md. */
export const WallPage = ({ state: value, language: usual }: WallPageProps): ReactNode => {
  const state = useStore(value, (now) => now);
  const shown = state.kind === 'shown' ? state.picture : null;
  // Closed or without a hub it speaks and looks as it did.
  const [before, remember] = useState<Pick<WallPicture, 'language' | 'theme'>>({ language: usual, theme: 'dark' });
  const { language, theme } = shown ?? before;
  if (language !== before.language || theme !== before.theme) remember({ language, theme });
  const timeZone = shown?.timeZone;
  useLayoutEffect(() => {
    document.documentElement.lang = language;
    document.documentElement.dataset.theme = theme;
  }, [language, theme]);
  const speech = useMemo((): Speech => {
    const w = languages[language];
    return { language, w, f: makeFormats(language, w, timeZone) };
  }, [language, timeZone]);
  return (
    <SpeechProvider value={speech}>
      {state.kind === 'shown' ? <Shown state={state} /> : <NothingShown kind={state.kind} />}
    </SpeechProvider>
  );
};

const NothingShown = ({ kind }: { readonly kind: Exclude<WallState['kind'], 'shown'> }): ReactNode => {
  const { w } = useWords();
  const { title, hint } = w.wall.faces[kind];
  return (
    <main className={css.nothing}>
      <h1>{title}</h1>
      <p>{hint}</p>
    </main>
  );
};

const Shown = ({ state }: { readonly state: Extract<WallState, { kind: 'shown' }> }): ReactNode => {
  const { picture, asOf, isLive } = state;
  return (
    <div className={css.wall}>
      <Head picture={picture} oldSince={isLive ? null : asOf} />
      <Columns picture={picture} now={asOf} />
      {picture.sentence !== '' && (
        <footer>
          <p className={css.sentence}>{picture.sentence}</p>
        </footer>
      )}
    </div>
  );
};

interface HeadProps {
  readonly picture: WallPicture;
  /** When the hub said so last, where it is gone; null: it is here. */
  readonly oldSince: number | null;
}

const Head = ({ picture, oldSince }: HeadProps): ReactNode => {
  const { w, f } = useWords();
  const { name, unitName, workday, callCount } = picture;
  const date = w.wall.date(f.dayOf(workday), f.weekday(workday));
  return (
    <header className={css.head}>
      <div className={css.names}>
        <h1>{name}</h1>
        {oldSince === null ? (
          <p>{unitName === name ? date : `${unitName} · ${date}`}</p>
        ) : (
          <p className={css.old}>{w.wall.asOf(f.time(oldSince))}</p>
        )}
      </div>
      {callCount !== null && (
        <p className={css.calls}>
          <b>{f.number(callCount)}</b>
          <span>{w.wall.callsToday}</span>
        </p>
      )}
    </header>
  );
};

const Columns = ({ picture, now }: { readonly picture: WallPicture; readonly now: number }): ReactNode => {
  const slides = useMemo(() => slidesOf(picture), [picture]);
  const columns = useColumnCount();
  const turn = useTurn(slides.length > columns);
  const shown = columnsAt(slides, columns, turn);
  return (
    // A new turn is a new element: it comes in softly.
    <main className={css.columns} key={turn}>
      {shown.map((slide) => (
        <Column key={`${slide.kind} ${slide.rows[0]?.id ?? ''}`} slide={slide} now={now} />
      ))}
    </main>
  );
};

/** Counts turns while there is more than there is room for. */
const useTurn = (isTurning: boolean): number => {
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    if (!isTurning) return undefined;
    const timer = setInterval(() => setTurn((before) => before + 1), TURN_MS);
    return () => clearInterval(timer);
  }, [isTurning]);
  return isTurning ? turn : 0;
};

/** [WALL-15] */
const WIDE = '(min-aspect-ratio: 3/1)';
const watchWidth = (changed: () => void): (() => void) => {
  const wide = window.matchMedia(WIDE);
  wide.addEventListener('change', changed);
  return () => wide.removeEventListener('change', changed);
};
const isWideNow = (): boolean => window.matchMedia(WIDE).matches;

const useColumnCount = (): number => (useSyncExternalStore(watchWidth, isWideNow, () => false) ? 5 : 3);
