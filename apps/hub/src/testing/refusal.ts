import type { HubError } from '../hubError.ts';

/** The code of what it throws; `done` where it throws nothing. */
export async function refusal(run: () => unknown): Promise<string> {
  try {
    await run();
    return 'done';
  } catch (error) {
    return (error as HubError).code;
  }
}
