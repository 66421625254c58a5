// oxlint-disable-next-line typescript/triple-slash-reference -- whoever imports this page needs these declarations too
/// <reference path="../../css.d.ts" />
import type { ReadableValue } from '@hearthline/softphone-core/value';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { WallPage } from './WallPage.tsx';
import type { WallState } from './wallState.ts';
import '../../app/theme/base.css';

/** Draws a highlight wall into `root`; returns the way out. */
export const mountWall = (root: HTMLElement, state: ReadableValue<WallState>): (() => void) => {
  const react = createRoot(root);
  react.render(
    <StrictMode>
      <WallPage state={state} />
    </StrictMode>,
  );
  return () => react.unmount();
};
