import type { Session, WebContents } from 'electron';
import { ENGINE_ORIGIN } from '../shared/origins.ts';
import { originOf } from './answer.ts';
import type { Headsets } from './headsets.ts';

/** What the engine may have. Electron grants everything to everybody unless asked not to. */
const engineMay = new Set<string>(['media', 'hid', 'speaker-selection', 'notifications']);

/** Denies every permission to everybody but the engine, and to the engine all but sound and headset. */
export function denyByDefault(session: Session, headsets: Pick<Headsets, 'has'>): void {
  session.setPermissionRequestHandler((contents, permission, callback, details) => {
    const wantsVideo = 'mediaTypes' in details && details.mediaTypes?.includes('video') === true;
    callback(isEngine(contents) && engineMay.has(permission) && !wantsVideo);
  });
  session.setPermissionCheckHandler((_contents, permission, requestingOrigin, details) => {
    const wantsVideo = details.mediaType === 'video';
    return originOf(requestingOrigin) === ENGINE_ORIGIN && engineMay.has(permission) && !wantsVideo;
  });
  session.setDevicePermissionHandler((details) => {
    if (details.deviceType !== 'hid' || originOf(details.origin) !== ENGINE_ORIGIN) return false;
    return headsets.has(details.device as Electron.HIDDevice);
  });
  session.setDisplayMediaRequestHandler((_request, callback) => callback({}));
}

const isEngine = (contents: WebContents | null): boolean =>
  contents !== null && originOf(contents.getURL()) === ENGINE_ORIGIN;

/** A window of ours goes nowhere else, opens nothing, and holds no foreign page. */
export function stayHome(contents: WebContents): void {
  contents.on('will-navigate', (event) => event.preventDefault());
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.on('will-frame-navigate', (event) => {
    if (!event.isMainFrame) event.preventDefault();
  });
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}
