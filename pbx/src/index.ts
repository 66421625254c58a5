export { Ami, type AmiAddress, type AmiMessage } from './ami.ts';
export { ensureAsterisk, type PbxRuntime } from './asterisk.ts';
export { cachedFolder, cacheRoot, type Report } from './cache.ts';
export { makeCertificates, type CertificateKind, type Certificates } from './certificate.ts';
export {
  callFromOutside,
  waitForCall,
  type CallEnd,
  type Customer,
  type OutsideCall,
  type OutsidePhone,
} from './customer.ts';
export { crowdFromOutside, type CrowdOptions } from './crowd.ts';
export { startCoturn, type Coturn, type CoturnOptions } from './coturn.ts';
export { PbxError, type PbxErrorCode } from './errors.ts';
export { startPbx, type Pbx, type PbxOptions } from './pbx.ts';
export {
  analyse,
  firstHeardAtMs,
  goertzelPower,
  lastWindow,
  longestGapMs,
  makeTone,
  meanSquare,
  toDb,
  type Heard,
  type Pcm,
} from './tone.ts';
export { decodeWav, encodeWav } from './wav.ts';
