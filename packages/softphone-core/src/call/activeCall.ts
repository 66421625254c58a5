/** A call as far as it is asked here. */
interface CallLike {
  readonly state: { readonly kind: string; readonly hold?: string };
}

export const isHeldHere = ({ state }: CallLike): boolean =>
  state.kind === 'talking' && (state.hold === 'here' || state.hold === 'both');

const ACTIVE: ReadonlySet<string> = new Set(['dialling', 'ringingThere', 'answering', 'talking']);

/** The call the person is in: the one that talks; a held one only when there is no other. Null: none, or one only rings. */
export function activeCallOf<C extends CallLike>(calls: readonly C[]): C | null {
  const active = calls.filter(({ state }) => ACTIVE.has(state.kind));
  return active.findLast((call) => !isHeldHere(call)) ?? active.at(-1) ?? null;
}
