import { spawn } from 'node:child_process';

export interface StepOptions {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** Where the child's own words go; a step that must keep stdout clean says 'stderr'. */
  readonly output?: 'inherit' | 'stderr';
}

/** Runs a program to its end; resolves with its exit code, 1 when it could not be started or was killed. */
export function runStep(command: string, args: readonly string[], options: StepOptions = {}): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      stdio: ['ignore', options.output === 'stderr' ? 2 : 'inherit', 'inherit'],
      env: { ...process.env, ...options.env },
      ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
    });
    child.once('error', (error) => {
      console.error(`${command}: ${error.message}`);
      resolve(1);
    });
    child.once('exit', (code) => resolve(code ?? 1));
  });
}
