import type { CheckId, SipAccount } from '@hearthline/protocol';
import { AudioDevices } from './audio/audioDevices.ts';
import { SoundDesk } from './audio/soundDesk.ts';
import type { ToneCountry } from './audio/callTones.ts';
import { ringWhileCalled } from './audio/ringWhileCalled.ts';
import { SparePaths } from './audio/sparePaths.ts';
import type { VoiceProcessing } from './audio/voiceProcessing.ts';
import { Calls } from './call/calls.ts';
import { NetworkTones } from './call/networkTones.ts';
import type { Softphone } from './contract.ts';
import { PhoneError } from './errors.ts';
import { countedMedia } from './data/countedMedia.ts';
import { Headset } from './headset/headset.ts';
import { drivers } from './headset/drivers/index.ts';
import { Scope } from './lib/scope.ts';
import { Line } from './line/line.ts';
import { Saving } from './quality/saving.ts';
import { isHard } from './quality/savingMachine.ts';
import type { SavingWish } from './quality/savingMachine.ts';
import type { PhonePorts } from './ports.ts';
import { SipAgent } from './sip/sipAgent.ts';
import { Readiness } from './readiness/readiness.ts';
import { Room } from './room/room.ts';
import type { CheckPolicy } from './readiness/readinessState.ts';
import type { DeviceRole } from './snapshot.ts';

export type CreateSoftphone = (ports: PhonePorts) => Softphone;

/** Puts the parts together: the only place that knows all folders. */
export const createSoftphone: CreateSoftphone = (ports) => new Phone(ports);

class Phone implements Softphone {
  readonly #ports: PhonePorts;
  readonly #scope = new Scope();
  readonly #agent: SipAgent;
  readonly #line: Line;
  readonly #calls: Calls;
  readonly #audio: AudioDevices;
  readonly #paths: SparePaths;
  readonly #headset: Headset;
  readonly #tones: NetworkTones;
  readonly #saving: Saving;
  readonly #readiness: Readiness;
  readonly sound: SoundDesk;
  readonly #room: Room;
  #account: SipAccount | null = null;
  #cancelSpare: () => void = () => {};

  constructor(ports: PhonePorts) {
    this.#ports = ports;
    const { clock, log, random, network, hid } = ports;
    const media = countedMedia(ports);
    this.#audio = new AudioDevices({ media, clock, log });
    this.#paths = new SparePaths({ media, clock, log });
    this.#agent = new SipAgent({ log, random, onInvitation: (invitation) => this.#calls.onInvitation(invitation) });
    this.#line = new Line({
      agent: this.#agent,
      network,
      clock,
      random,
      log,
      isIdle: () => this.calls.getState().every(({ state }) => state.kind === 'ended'),
      isFull: () =>
        this.calls
          .getState()
          .some(({ state, quality }) => state.kind === 'talking' && quality !== null && isHard(quality)),
      onUp: () => this.#calls.onLineUp(),
      onSwitched: () => {
        this.#calls.onSwitched();
        // What was gathered may know of the dead way only.
        this.#paths.refresh();
      },
      onLost: () => this.#calls.onLineLost(),
    });
    this.#calls = new Calls({
      clock,
      random,
      log,
      audio: this.#audio,
      paths: this.#paths,
      isLineUp: () => this.#line.isRegistered,
      canSend: () => this.#line.canSend,
      onLineDoubted: () => this.#line.doubt(),
      invite: (number, sdp, listener) => this.#agent.invite(number, sdp, listener),
      newId: () => `call-${clock.now().toString(36)}-${Math.floor(random() * 36 ** 6).toString(36)}`,
    });
    this.#headset = new Headset({ hid, clock, log, drivers, calls: this.#calls.value, commands: this });
    this.#tones = new NetworkTones({ clock, audio: this.#audio, calls: this.#calls.value });
    this.#saving = new Saving({
      clock,
      log,
      calls: this.#calls.value,
      apply: (mode) => {
        this.#paths.setMode(mode);
        this.#calls.followVoiceMode();
      },
    });
    this.#room = new Room({ audio: this.#audio, clock, calls: this.#calls.value });
    this.#readiness = new Readiness({
      ...{ clock, log, audio: this.#audio, power: ports.power, calls: this.#calls.value },
      isLineUp: () => this.#line.isRegistered,
      echo: { paths: this.#paths, invite: (number, sdp, listener) => this.#agent.invite(number, sdp, listener) },
    });
    this.sound = new SoundDesk({ clock, log, audio: this.#audio, calls: this.#calls.value });
    this.#scope.add(ringWhileCalled(this.#calls.value, () => this.#audio.ring()));
  }

  get line(): Softphone['line'] {
    return this.#line.value;
  }
  get calls(): Softphone['calls'] {
    return this.#calls.value;
  }
  get audio(): Softphone['audio'] {
    return this.#audio.value;
  }
  get headset(): Softphone['headset'] {
    return this.#headset.value;
  }
  get headsets(): Softphone['headsets'] {
    return this.#headset.devices;
  }
  get room(): Softphone['room'] {
    return this.#room.value;
  }

  get readiness(): Softphone['readiness'] {
    return this.#readiness.value;
  }

  register(account: SipAccount): void {
    const before = this.#account;
    this.#account = account;
    this.#agent.setAccount(account);
    const isSamePerson = before?.username === account.username && before.domain === account.domain;
    const urls = [account.serverUrl, ...account.fallbackUrls];
    if (isSamePerson) this.#line.renew(urls);
    else this.#line.open(urls);
    this.#keepSpare(account);
  }

  setIceServers(iceServers: SipAccount['iceServers']): void {
    if (this.#account === null) return;
    this.#account = { ...this.#account, iceServers };
    this.#calls.setIceServers(iceServers);
    this.#keepSpare(this.#account);
  }

  /** [PATH-3] Making a connection holds the page up for a moment, so the line comes first. */
  #keepSpare({ iceServers }: SipAccount): void {
    this.#cancelSpare();
    const look = (): boolean => {
      if (this.line.getState().state.kind !== 'registered') return false;
      this.#cancelSpare();
      this.#paths.keep(iceServers);
      return true;
    };
    if (!look()) this.#cancelSpare = this.line.subscribe(look);
  }

  async unregister(): Promise<void> {
    this.#readiness.stop('person');
    this.#calls.hangUpAll();
    this.#cancelSpare();
    this.#paths.close();
    await this.#line.close();
  }

  async dial(number: string): Promise<string> {
    return this.#calls.dial(number);
  }

  async answer(callId: string): Promise<void> {
    await this.#calls.answer(callId);
  }

  async reject(callId: string): Promise<void> {
    this.#calls.reject(callId);
  }

  async hangUp(callId: string): Promise<void> {
    this.#calls.hangUp(callId);
  }

  async hold(callId: string): Promise<void> {
    await this.#calls.hold(callId);
  }

  async retrieve(callId: string): Promise<void> {
    await this.#calls.retrieve(callId);
  }

  async setMuted(callId: string, isMuted: boolean): Promise<void> {
    this.#calls.setMuted(callId, isMuted);
  }

  async sendDigits(callId: string, tones: string): Promise<void> {
    await this.#calls.sendDigits(callId, tones);
  }

  async transfer(callId: string, number: string): Promise<void> {
    await this.#calls.transfers.blind(callId, number);
  }

  async consult(callId: string, number: string): Promise<string> {
    return this.#calls.transfers.consult(callId, number);
  }

  async completeTransfer(callId: string): Promise<void> {
    await this.#calls.transfers.complete(callId);
  }

  async cancelTransfer(callId: string): Promise<void> {
    await this.#calls.transfers.cancel(callId);
  }

  setAutoAnswer(isOn: boolean): void {
    this.#calls.setAutoAnswer(isOn);
  }

  setToneCountry(country: ToneCountry): void {
    this.#tones.setCountry(country);
  }

  get voiceMode(): Softphone['voiceMode'] {
    return this.#saving.mode;
  }

  setSaving(wish: SavingWish): void {
    this.#saving.want(wish);
  }

  setVoiceProcessing(processing: VoiceProcessing): void {
    this.#audio.setVoiceProcessing(processing);
  }

  setDataDear(isDear: boolean): void {
    this.#saving.setDear(isDear);
  }

  async chooseDevice(role: DeviceRole, deviceId: string | null): Promise<void> {
    await this.#audio.refresh();
    this.#audio.choose(role, deviceId);
  }

  async connectHeadset(): Promise<void> {
    if (this.#ports.hid === null) throw new PhoneError('headset.unsupported');
    await this.#headset.ask();
  }

  lookForHeadsets(): Promise<void> {
    return this.#headset.lookAgain();
  }

  startReadiness(policy: CheckPolicy, ids?: readonly CheckId[]): void {
    this.#readiness.start(policy, ids);
  }

  cutLineCheckShort(): void {
    this.#readiness.cutShort();
  }

  stopReadiness(): void {
    this.#readiness.stop('person');
  }

  listenToRoom(): Promise<void> {
    return this.#room.listen();
  }

  stopListeningToRoom(): void {
    this.#room.stop();
  }

  wake(reason: 'resume' | 'online'): void {
    this.#ports.log.info('phone: woken', { reason });
    // Addresses may have changed: what was gathered before may not work any more.
    this.#paths.refresh();
    this.#line.wake();
  }

  async dispose(): Promise<void> {
    await this.unregister();
    this.#scope.close();
    this.#headset.close();
    this.#tones.close();
    this.#saving.close();
    this.#readiness.close();
    this.sound.close();
    this.#room.close();
    this.#audio.close();
    this.#line.dispose();
    this.#agent.dispose();
  }
}
