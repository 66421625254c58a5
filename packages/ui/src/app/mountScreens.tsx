// oxlint-disable-next-line typescript/triple-slash-reference -- whoever imports these screens needs these declarations too
/// <reference path="../css.d.ts" />
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Acknowledging, AcknowledgingProvider } from '../features/announcements/acknowledging.tsx';
import type { Host } from '../host/index.ts';
import { App } from './App.tsx';
import { ClockProvider, makeSystemClock, type ScreenClock } from './clock.tsx';
import { Failures, FailuresProvider } from './failures.tsx';
import { HostProvider } from './host.tsx';
import { keepOutInlineStyle } from './keepOutInlineStyle.ts';
import { hashRouter, RouterContextProvider, type Router } from './router.tsx';
import './theme/base.css';

export interface ScreensOptions {
  /** By default this PC's clock. */
  readonly clock?: ScreenClock;
  /** By default the address after `#`. */
  readonly router?: Router;
}

/** Draws the screens of a host into `root`; returns the way out. They own nothing: reloading them loses nothing. */
export const mountScreens = (root: HTMLElement, host: Host, options: ScreensOptions = {}): (() => void) => {
  keepOutInlineStyle();
  const react = createRoot(root);
  react.render(
    <StrictMode>
      <HostProvider value={host}>
        <ClockProvider value={options.clock ?? makeSystemClock()}>
          <FailuresProvider value={new Failures()}>
            <AcknowledgingProvider value={new Acknowledging()}>
              <RouterContextProvider value={options.router ?? hashRouter(window)}>
                <App />
              </RouterContextProvider>
            </AcknowledgingProvider>
          </FailuresProvider>
        </ClockProvider>
      </HostProvider>
    </StrictMode>,
  );
  return () => react.unmount();
};
