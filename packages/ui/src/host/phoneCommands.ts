import type { HostPhone } from './hostPorts.ts';

/** What the phone is told as it stands. `phone` throws HostError `app.refused` in a browser, which has none. */
export const phoneCommandsOf = (phone: () => HostPhone) => ({
  dial: async ({ number }: { number: string }) => ({ callId: await phone().dial(number) }),
  answer: ({ callId }: OfCall) => phone().answer(callId),
  reject: ({ callId }: OfCall) => phone().reject(callId),
  hangUp: ({ callId }: OfCall) => phone().hangUp(callId),
  hold: ({ callId }: OfCall) => phone().hold(callId),
  retrieve: ({ callId }: OfCall) => phone().retrieve(callId),
  setMuted: ({ callId, isMuted }: OfCall & { isMuted: boolean }) => phone().setMuted(callId, isMuted),
  sendDigits: ({ callId, tones }: OfCall & { tones: string }) => phone().sendDigits(callId, tones),
  transfer: ({ callId, number }: OfCall & { number: string }) => phone().transfer(callId, number),
  consult: async ({ callId, number }: OfCall & { number: string }) => ({
    callId: await phone().consult(callId, number),
  }),
  completeTransfer: ({ callId }: OfCall) => phone().completeTransfer(callId),
  cancelTransfer: ({ callId }: OfCall) => phone().cancelTransfer(callId),
  chooseDevice: ({ role, deviceId }: ChosenDevice) => phone().chooseDevice(role, deviceId),
});

interface OfCall {
  readonly callId: string;
}
interface ChosenDevice {
  readonly role: Parameters<HostPhone['chooseDevice']>[0];
  readonly deviceId: string | null;
}
