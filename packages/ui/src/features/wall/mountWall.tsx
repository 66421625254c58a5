// oxlint-disable-next-line typescript/triple-slash-reference -- whoever imports this page needs these declarations too
/// <reference path="../../css.d.ts" />
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { WallPage, type WallPageProps } from './WallPage.tsx';
import '../../app/theme/base.css';

/** Draws a highlight wall into `root`; returns the way out. */
export const mountWall = (root: HTMLElement, page: WallPageProps): (() => void) => {
  const react = createRoot(root);
  react.render(
    <StrictMode>
      <WallPage {...page} />
    </StrictMode>,
  );
  return () => react.unmount();
};
