/** Pictures and documents on announcements: here, held back, on their way, with the hub gone, as many as there can be. */
import type { Attachment } from '@hearthline/protocol';
import { NO_FILES, type FileDeskState, type HubLinkState, type Language } from '../host/index.ts';
import { lead, op, waiting } from './hosts.ts';
import { of, type Make, type Scene } from './scene.ts';
import { talking } from './telephony.ts';
import type { HostState } from './state.ts';
import { NOW } from './people.ts';

const hash = (index: number): string => String(index).repeat(64);

const shortAlt = (l: Language): string =>
  l === 'en' ? 'Map of the diversion: line 3 goes over Willow Bridge' : '改道示意图：三号线改走柳桥';
const picture = (l: Language, index: number, bytes: number, alt = shortAlt(l)): Attachment => ({
  ...{ kind: 'picture', hash: hash(index), type: 'image/webp', bytes, width: 480, height: 270 },
  alt,
});
const plan = (l: Language, isLong = false): Attachment => ({
  ...{ kind: 'file', hash: hash(7), type: 'application/pdf', bytes: 1_240_000 },
  name: (l === 'en' ? 'New words for callers' : '新话术').repeat(isLong ? 4 : 1).concat('.pdf'),
});

/** The newest announcement carries these. */
const carrying = (state: HostState, attachments: Attachment[], files: Partial<FileDeskState> = {}): HostState => ({
  ...state,
  files: { ...NO_FILES, ...files },
  announcements: (state.announcements ?? []).map((one, index) => (index === 0 ? { ...one, attachments } : one)),
});
const little = (l: Language): Attachment[] => [picture(l, 1, 340_000), plan(l)];
const much = (l: Language): Attachment[] => [
  ...[1, 2, 3].map((index) => picture(l, index, 200_000 * index ** 2)),
  picture(l, 4, 90_000, longAlt(l)),
  plan(l, true),
];
const longAlt = (l: Language): string =>
  (l === 'en' ? 'How the red light blinks when the fibre is cut. ' : '光纤断了以后红灯怎样闪，先看第二排。')
    .repeat(4)
    .slice(0, 200);

/** A made-up picture: a road through fields, as an uncompressed bitmap, which browsers know by its first bytes. */
const someBitmap = ({ width, height }: { readonly width: number; readonly height: number }): ArrayBuffer => {
  const head = 54;
  const rowBytes = Math.ceil((width * 3) / 4) * 4;
  const view = new DataView(new ArrayBuffer(head + rowBytes * height));
  view.setUint16(0, 0x424d);
  view.setUint32(2, view.byteLength, true);
  view.setUint32(10, head, true);
  view.setUint32(14, 40, true);
  view.setInt32(18, width, true);
  view.setInt32(22, height, true);
  view.setUint16(26, 1, true);
  view.setUint16(28, 24, true);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const isRoad = Math.abs(x - width / 2 - 60 * Math.sin(y / 40)) < 14 + (height - y) / 12;
      const isSky = y > height * 0.7;
      const [blue, green, red] = isSky ? [225, 205, 180] : isRoad ? [120, 128, 138] : [92, 150, 132];
      const at = head + y * rowBytes + x * 3;
      view.setUint8(at, blue ?? 0);
      view.setUint8(at + 1, green ?? 0);
      view.setUint8(at + 2, red ?? 0);
    }
  return view.buffer;
};

const shown =
  (screen: 'announcements' | 'today' | 'broadcast', make: (language: Language) => HostState): Make =>
  (language): Scene => {
    const scene = of(screen, make)(language);
    return {
      ...scene,
      answers: { ...scene.answers, loadFile: () => ({ bytes: someBitmap({ width: 480, height: 270 }) }) },
    };
  };
const away = (hub: HubLinkState) => ({ hubLink: hub });

export const attachmentScenes = {
  files: shown('announcements', (l) => carrying(op(l), little(l))),
  filesHeldBack: shown('announcements', (l) => carrying(op(l), little(l), { heldBack: 'metered' })),
  filesInCall: shown('announcements', (l) =>
    carrying(op(l, { calls: [talking(l)] }), little(l), { heldBack: 'call', atHand: [hash(7)] }),
  ),
  filesLoading: shown('announcements', (l) =>
    carrying(op(l), little(l), {
      heldBack: 'thin',
      transfers: [
        { id: hash(1), doneBytes: 120_000, totalBytes: 340_000 },
        { id: hash(7), doneBytes: 0, totalBytes: 1_240_000 },
      ],
    }),
  ),
  filesOffline: shown('announcements', (l) =>
    carrying(op(l, away(waiting)), [picture(l, 1, 340_000), picture(l, 2, 90_000), plan(l)], {
      atHand: [hash(2)],
    }),
  ),
  filesMuch: shown('announcements', (l) => carrying(op(l), much(l))),
  filesUrgent: shown('today', (l) => {
    const state = carrying(op(l), little(l));
    return {
      ...state,
      announcements: (state.announcements ?? []).map((one, index) => (index === 0 ? { ...one, isUrgent: true } : one)),
    };
  }),
  filesBrief: shown('today', (l) => carrying(op(l), little(l))),
  filesSent: shown('broadcast', (l) => {
    const state = carrying(lead(l), little(l));
    return {
      ...state,
      announcements: (state.announcements ?? []).map((one) => ({ ...one, expiresAt: NOW + 9_000_000 })),
    };
  }),
} satisfies Record<string, Make>;
