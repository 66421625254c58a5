import type { MediaPort, PhonePorts } from '../ports.ts';
import { VoiceBytes } from './voiceBytes.ts';

/** The same sound; where somebody counts, every connection made is watched. */
export function countedMedia({ media, data, clock }: Pick<PhonePorts, 'media' | 'data' | 'clock'>): MediaPort {
  if (data === undefined) return media;
  const bytes = new VoiceBytes({ clock, tell: data });
  // A port of functions, as the browser's is: spread keeps them all.
  return {
    ...media,
    createPeerConnection: (configuration) => {
      const peer = media.createPeerConnection(configuration);
      bytes.watch(peer);
      return peer;
    },
  };
}
