import type { ReactNode } from 'react';
import type { Tone } from '../tone.ts';
import css from './Dot.module.css';

/** The shape of a tone: full for a call, hollow for ready, a half for rest, a dash for away. Never without its word. */
export const Dot = ({ tone, size = 10 }: { readonly tone: Tone; readonly size?: number }): ReactNode => (
  <svg className={css.dot} data-tone={tone} width={size} height={size} viewBox="0 0 12 12" aria-hidden>
    {tone === 'ready' && <circle cx="6" cy="6" r="4.4" fill="none" stroke="currentColor" strokeWidth="2.8" />}
    {tone === 'wait' && (
      <>
        <circle cx="6" cy="6" r="5" fill="none" stroke="currentColor" strokeWidth="1.6" />
        <path d="M6 1a5 5 0 0 0 0 10z" fill="currentColor" />
      </>
    )}
    {tone === 'off' && <path d="M2 6h8" stroke="currentColor" strokeWidth="2.6" strokeLinecap="round" />}
    {tone === 'act' && <path d="M6 0.6 11.4 6 6 11.4 0.6 6z" fill="currentColor" />}
    {(tone === 'live' || tone === 'gold' || tone === 'danger') && <circle cx="6" cy="6" r="6" fill="currentColor" />}
  </svg>
);
