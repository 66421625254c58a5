import { join } from 'node:path';

/** The repository's own folder. */
export const root = join(import.meta.dirname, '..');
/** A program that the workspace installed. */
export const bin = (name: string): string => join(root, 'node_modules', '.bin', name);
