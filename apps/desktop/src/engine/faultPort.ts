import { PhoneError, type PhonePorts } from '@hearthline/softphone-core';
import type { FaultPort } from '@hearthline/ui/host';
import type { EngineMethods } from '../shared/ipc.ts';

const findings = {
  'audio.microphoneDenied': 'microphone.denied',
  'audio.microphoneBusy': 'microphone.busy',
} as const;

/** What the fault helper looks at: the network by main, the microphone here, where it may be opened. */
export const faultPort = (parts: {
  readonly ipc: Pick<EngineMethods, 'faults.probe' | 'clipboard.write'>;
  readonly media: PhonePorts['media'];
  readonly microphoneInUse: () => string | null;
}): FaultPort => ({
  probe: async (step, url) => (await parts.ipc['faults.probe']({ step, url })).finding,
  microphone: async () => {
    try {
      const stream = await parts.media.openMicrophone(parts.microphoneInUse(), 'raw');
      for (const track of stream.getTracks()) track.stop();
      return 'microphone.fine';
    } catch (error) {
      const code = error instanceof PhoneError ? error.code : '';
      return code in findings ? findings[code as keyof typeof findings] : 'microphone.absent';
    }
  },
  copy: (text) => parts.ipc['clipboard.write']({ text }),
});
