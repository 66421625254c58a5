import { attachmentLimits, pictureType } from '@hearthline/protocol';
import type { DrawAnew } from './draftFile.ts';

/** From the finest: pixels of the longer side, and quality. The first that is small enough is taken. */
const tries = [
  { side: 1_600, quality: 0.85 },
  { side: 1_600, quality: 0.7 },
  { side: 1_100, quality: 0.7 },
  { side: 700, quality: 0.6 },
] as const;

/** [SEND-1] Only what is seen is kept of a picture: it is drawn, and what was drawn is written as a new file. */
export const drawAnew: DrawAnew = async (bytes, type) => {
  // Turned as the camera says, which the new file does not need to say any more.
  const bitmap = await createImageBitmap(new Blob([bytes], { type }));
  try {
    for (const { side, quality } of tries) {
      const scale = Math.min(1, side / Math.max(bitmap.width, bitmap.height));
      const width = Math.max(1, Math.round(bitmap.width * scale));
      const height = Math.max(1, Math.round(bitmap.height * scale));
      const canvas = new OffscreenCanvas(width, height);
      canvas.getContext('2d')?.drawImage(bitmap, 0, 0, width, height);
      // A browser that cannot write WebP writes PNG.
      const blob = await canvas.convertToBlob({ type: 'image/webp', quality });
      if (blob.size > attachmentLimits.pictureBytes) continue;
      return { type: pictureType.parse(blob.type), bytes: await blob.arrayBuffer(), width, height };
    }
    return null;
  } finally {
    bitmap.close();
  }
};
