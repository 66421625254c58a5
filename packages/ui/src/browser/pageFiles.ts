/** How a page sends files and what it is told of its line; in the engine and in a browser alike. */
import type { FilePort, UploadRequest } from '../host/index.ts';

/** `fetch` cannot tell how far a body is; this can. */
export const uploadFromPage = ({
  url,
  token,
  type,
  bytes,
  signal,
  onProgress,
}: UploadRequest): ReturnType<FilePort['upload']> =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const failed = (): void => reject(new Error('not sent'));
    request.open('POST', url);
    request.setRequestHeader('authorization', `Bearer ${token}`);
    request.setRequestHeader('content-type', type);
    request.upload.addEventListener('progress', ({ loaded }) => onProgress(loaded));
    request.addEventListener('load', () => resolve({ status: request.status, text: request.responseText }));
    request.addEventListener('error', failed);
    request.addEventListener('abort', failed);
    signal.addEventListener('abort', () => request.abort());
    if (signal.aborted) return failed();
    request.send(bytes);
  });

/** The Network Information API; not every browser has it (https://wicg.github.io/netinfo/). */
interface Connection {
  readonly saveData?: boolean;
  readonly effectiveType?: string;
}

export const isPageLineThin = (): boolean => {
  const { connection } = navigator as Navigator & { readonly connection?: Connection };
  return connection?.saveData === true || ['slow-2g', '2g', '3g'].includes(connection?.effectiveType ?? '');
};
