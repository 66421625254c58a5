export { FakeClock } from './fakeClock.ts';
export { FakeHid, FakeHidDevice, headsetOf, type HidFate, telephonyHeadset } from './fakeHid.ts';
export { collectionsOf } from './hidDescriptor.ts';
export { FakeMedia } from './fakeMedia.ts';
export { FakePbx } from './fakePbx.ts';
export { accountOf, type Desk, Office } from './office.ts';
export { FakePeer } from './fakePeer.ts';
export { FakeTrack } from './fakeStream.ts';
export { fakePorts, type FakePorts, silentLog } from './fakePorts.ts';
