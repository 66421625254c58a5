import { HostError, problemCode, type ProblemCode } from './problem.ts';

/** What the hub client's own refusals mean to a person. */
const clientProblems: Readonly<Record<string, ProblemCode>> = {
  'hub.notConnected': 'hub.offline',
  'hub.connectionLost': 'hub.offline',
  'hub.closed': 'hub.offline',
  'outbox.unwritable': 'app.diskFull',
};

/** Every rejection that leaves the host has one of our codes. */
export function asHostError(error: unknown): HostError {
  if (error instanceof HostError) return error;
  const raw = error instanceof Error && 'code' in error ? String(error.code) : '';
  const code = problemCode.safeParse(clientProblems[raw] ?? raw);
  return new HostError(code.success ? code.data : 'app.fault', { cause: error });
}
