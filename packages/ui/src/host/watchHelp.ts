import type { Host } from './contract.ts';

export interface HelpWatch {
  readonly values: Pick<Host['values'], 'helps' | 'calls' | 'session'>;
  /** Somebody this person leads asks for help, and nobody has taken it. */
  readonly onWanted: () => void;
}

/** [HELP-7] Tells of each call for help of others once, never in a call. */
export function watchHelp({ values, onWanted }: HelpWatch): void {
  const told = new Set<string>();
  const look = (): void => {
    const session = values.session.getState();
    const isInCall = values.calls.getState().some(({ state }) => state.kind !== 'ended');
    if (session.kind !== 'signedIn' || isInCall) return;
    const open = (values.helps.getState() ?? []).filter(
      ({ personId, taken }) => personId !== session.person.id && taken === null,
    );
    const fresh = open.filter(({ id }) => !told.has(id));
    for (const { id } of fresh) told.add(id);
    if (fresh.length > 0) onWanted();
  };
  for (const value of [values.helps, values.calls, values.session]) value.subscribe(look);
  look();
}
