// oxlint-disable-next-line typescript/triple-slash-reference -- whoever imports this page needs these declarations too
/// <reference path="../../css.d.ts" />
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { ClockProvider, makeSystemClock, type ScreenClock } from '../../app/clock.tsx';
import { Failures, FailuresProvider } from '../../app/failures.tsx';
import { HostProvider } from '../../app/host.tsx';
import { keepOutInlineStyle } from '../../app/keepOutInlineStyle.ts';
import { Spoken } from '../../app/Spoken.tsx';
import type { Host } from '../../host/index.ts';
import { MiniPhone } from './MiniPhone.tsx';
import '../../app/theme/base.css';

/** The window is 360 by 120 px whatever the text size. */
const MAX_TEXT_SCALE = 1.1;

/** Draws the mini phone of a host into `root`; returns the way out. It owns nothing. */
export const mountMiniPhone = (root: HTMLElement, host: Host, clock: ScreenClock = makeSystemClock()): (() => void) => {
  keepOutInlineStyle();
  const react = createRoot(root);
  react.render(
    <StrictMode>
      <HostProvider value={host}>
        <ClockProvider value={clock}>
          <FailuresProvider value={new Failures()}>
            <Spoken maxTextScale={MAX_TEXT_SCALE}>
              <MiniPhone />
            </Spoken>
          </FailuresProvider>
        </ClockProvider>
      </HostProvider>
    </StrictMode>,
  );
  return () => react.unmount();
};
