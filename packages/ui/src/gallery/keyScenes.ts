/** Scenes of keys: changed ones, one that another program has, and how they are told in a call. */
import { defaultSettings } from '../host/index.ts';
import { op } from './hosts.ts';
import { of } from './scene.ts';

export const keyScenes = {
  settingsKeys: of('settings', (l) =>
    op(l, {
      settings: {
        ...defaultSettings,
        shortcuts: {
          isGlobal: true,
          changes: { mute: ['H'], hold: [], find: ['Ctrl+Shift+Space'], globalHold: ['Ctrl+Alt+Shift+PageDown'] },
        },
      },
      globalKeys: { state: { kind: 'on', refused: ['globalMute'] }, isWayland: true },
    }),
  ),
};
