import type { HubErrorCode } from '@hearthline/protocol';
import { HubError } from '../../hubError.ts';
import { AmiRefusal } from './amiClient.ts';

/** The answer, or null where the PBX refuses: what was asked about has just gone, or was never there. */
export async function unlessRefused<T>(asked: Promise<T>): Promise<T | null> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof AmiRefusal) return null;
    throw error;
  }
}

/** The answer; a refusal of the PBX becomes this code, with its own words as the detail. @throws HubError */
export async function refusedAs<T>(code: HubErrorCode, asked: Promise<T>): Promise<T> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof AmiRefusal) throw new HubError(code, { detail: error.message });
    throw error;
  }
}
