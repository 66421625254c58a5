export class FakeTrack extends EventTarget {
  readonly kind = 'audio';
  readonly deviceId: string;
  enabled = true;
  muted = false;
  readyState: 'live' | 'ended' = 'live';
  constructor(deviceId: string) {
    super();
    this.deviceId = deviceId;
  }
  stop(): void {
    this.readyState = 'ended';
  }
  /** Its device was pulled out: unlike `stop` this is told. */
  die(): void {
    this.readyState = 'ended';
    this.dispatchEvent(new Event('ended'));
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
  clone(): FakeStream {
    return new FakeStream(
      this.#tracks.map((track) => Object.assign(new FakeTrack(track.deviceId), { enabled: track.enabled })),
    );
  }
}
