import { type AudioDevice, shownLabel } from '@hearthline/softphone-core/snapshot';

/** As people read them; two of one name are numbered, or nobody could tell them apart. */
export function namesOf(devices: readonly AudioDevice[]): string[] {
  const labels = devices.map(({ label }) => shownLabel(label));
  return labels.map((label, index) => {
    const before = labels.slice(0, index).filter((each) => each === label).length;
    return labels.filter((each) => each === label).length > 1 ? `${label} ${before + 1}` : label;
  });
}
