import { execFile } from 'node:child_process';

export interface RunResult {
  /** 0 when it went well, -1 when it could not be started or was ended by a signal. */
  code: number;
  stdout: string;
  stderr: string;
}

/** Runs a program to its end and never throws: the caller knows which error it means. */
export function run(file: string, args: readonly string[], options: { cwd?: string } = {}): Promise<RunResult> {
  return new Promise((resolve) => {
    execFile(file, args, { ...options, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 }, (error, stdout, stderr) => {
      const code = error === null ? 0 : typeof error.code === 'number' ? error.code : -1;
      resolve({ code, stdout, stderr: error !== null && stderr === '' ? error.message : stderr });
    });
  });
}
