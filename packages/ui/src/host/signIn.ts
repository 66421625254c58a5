import { hubErrorBody, hubPaths, signInReply, type SignInReply } from '@hearthline/protocol';
import type { LineProblem } from '@hearthline/softphone-core/snapshot';
import { HostError, type ProblemCode } from './problem.ts';

export interface SignInPorts {
  readonly fetch: typeof globalThis.fetch;
  /** Why `url` cannot be reached; a browser cannot know and says `line.unreachable`. */
  readonly diagnose: (url: string) => Promise<LineProblem>;
}

/** What the line's words for a failed connection are called when the hub is meant. */
const hubProblems: Partial<Record<LineProblem, ProblemCode>> = {
  'line.unknownServer': 'hub.unknownServer',
  'line.certificateExpired': 'hub.certificateExpired',
  'line.certificateUntrusted': 'hub.certificateUntrusted',
  'line.certificateWrongName': 'hub.certificateWrongName',
};

/** Asks the hub at `origin` for a session. Throws HostError with the hub's own code or a `hub.*` one. */
export async function signInAt(
  origin: string,
  who: { account: string; password: string },
  ports: SignInPorts,
): Promise<SignInReply> {
  let response: Response;
  try {
    response = await ports.fetch(origin + hubPaths.signIn, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(who),
      credentials: 'omit',
      signal: AbortSignal.timeout(15_000),
    });
  } catch (cause) {
    throw new HostError(hubProblems[await ports.diagnose(origin)] ?? 'hub.unreachable', { cause });
  }
  const body: unknown = await response.json().catch(() => null);
  const reply = signInReply.safeParse(body);
  if (response.ok && reply.success) return reply.data;
  const error = hubErrorBody.safeParse(body);
  if (!error.success) throw new HostError('hub.notAHub');
  throw new HostError(error.data.code, { retryAfterS: error.data.retryAfterS ?? null });
}
