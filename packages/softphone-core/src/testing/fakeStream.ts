export class FakeTrack {
  readonly kind = 'audio';
  readonly deviceId: string;
  enabled = true;
  readyState: 'live' | 'ended' = 'live';
  constructor(deviceId: string) {
    this.deviceId = deviceId;
  }
  stop(): void {
    this.readyState = 'ended';
  }
}

export class FakeStream {
  readonly #tracks: FakeTrack[];
  constructor(tracks: FakeTrack[]) {
    this.#tracks = tracks;
  }
  getTracks(): FakeTrack[] {
    return [...this.#tracks];
  }
  getAudioTracks(): FakeTrack[] {
    return [...this.#tracks];
  }
}
