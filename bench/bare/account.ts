/** What a bare page needs of a SIP account; it stands in the page's own address. */
export interface BareAccount {
  readonly serverUrl: string;
  readonly domain: string;
  readonly username: string;
  readonly password: string;
}

/** What the bench does with a bare page. */
export interface BarePhone {
  readonly registered: Promise<void>;
  dial(number: string): Promise<void>;
  hangUp(): Promise<void>;
}

export const account = JSON.parse(new URLSearchParams(location.search).get('account') ?? 'null') as BareAccount;

/** Where the far side's voice is played. */
export const loudspeaker = new Audio();
loudspeaker.autoplay = true;
