import { HostError } from '../host/index.ts';

/** undefined: nothing is stored; null: what is stored is no JSON. */
export function storedJson(key: string): unknown {
  const text = localStorage.getItem(key);
  if (text === null) return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}

/** Throws `app.diskFull` where the browser gives no more room. */
export function storeJson(key: string, value: unknown): void {
  try {
    localStorage.setItem(key, JSON.stringify(value));
  } catch (cause) {
    throw new HostError('app.diskFull', { cause });
  }
}
