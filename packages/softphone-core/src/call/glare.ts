/** [CALL-9] How long to wait after 491, ms (RFC 3261 §14.1). `random` is 0 ≤ n < 1. */
export function waitAfterGlare(isOwner: boolean, random: number): number {
  return isOwner ? 2100 + 10 * Math.floor(random * 191) : 10 * Math.floor(random * 201);
}
