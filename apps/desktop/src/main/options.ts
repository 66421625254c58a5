import { parseArgs } from 'node:util';

/** What IT or a developer says on the command line. Everything has a default that is right for an operator. */
export interface Options {
  /** Where settings, secrets and logs live; default: the user's own folder. */
  readonly profileDir: string | null;
  /** PEM file of the company's own certificate authorities. */
  readonly companyCa: string | null;
  readonly hubUrl: string;
  /** The customer's page by IT's template (ui/host/screenPop/SPEC.md); empty: as the person set it. */
  readonly screenPop: string;
  /** Start in the tray. */
  readonly isHidden: boolean;
  /** Development only: Vite's address of the screens. */
  readonly devScreensUrl: string | null;
}

/** Unknown switches belong to Chromium and are left alone. */
export function readOptions(argv: readonly string[], isPackaged: boolean): Options {
  const { values } = parseArgs({
    args: [...argv],
    strict: false,
    options: {
      profile: { type: 'string' },
      'company-ca': { type: 'string' },
      hub: { type: 'string' },
      'screen-pop': { type: 'string' },
      hidden: { type: 'boolean' },
      'dev-screens': { type: 'string' },
    },
  });
  const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);
  return {
    profileDir: text(values.profile),
    companyCa: text(values['company-ca']),
    hubUrl: text(values.hub) ?? '',
    screenPop: text(values['screen-pop']) ?? '',
    isHidden: values.hidden === true,
    devScreensUrl: isPackaged ? null : text(values['dev-screens']),
  };
}
