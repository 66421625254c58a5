/** A meaning with a colour, defined in `app/theme/tokens.css`. Green is only for a live call. */
export type Tone = 'live' | 'ready' | 'wait' | 'off' | 'act' | 'danger' | 'gold';
