/* oxlint-disable import/default -- addresses that Vite makes (assets.d.ts) */
import noiseWasm from '@sapphi-red/web-noise-suppressor/gtcrn.wasm?url';
import noiseWorklet from '@sapphi-red/web-noise-suppressor/gtcrnWorklet.js?url';
import type { WorkletUrls } from '@hearthline/softphone-core/browser';
import shock from '@hearthline/softphone-core/shock.worklet?worker&url';

/** Vite bundles them beside the engine's page, and gives their addresses. */
export const worklets: WorkletUrls = { shock, noise: { workletUrl: noiseWorklet, wasmUrl: noiseWasm } };
