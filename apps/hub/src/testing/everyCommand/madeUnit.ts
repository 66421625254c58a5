import type { ImportReport } from '@hearthline/protocol';
import type { World } from './world.ts';

const GROUP = '北山片区/谷雨组';
const nothing = { name: null, extension: null, role: null, inCharge: null, convener: null, timeZone: null };

/** A team below group-1 to which nobody belongs: somebody went in by a list, and out again. */
export async function emptyUnit(w: World): Promise<string> {
  const name = `空队${w.now()}`;
  for (const unit of [`${GROUP}/${name}`, GROUP]) {
    const asked = { rows: [{ ...nothing, line: 1, account: 'itadmin', unit }], absent: 'stay' };
    const { basis } = await w.do<ImportReport>('it', 'organisation.import', { ...asked, basis: null });
    await w.do('it', 'organisation.import', { ...asked, basis });
  }
  const [kept] = w.rows('select body from centre where id = 1');
  const { units } = JSON.parse(String(kept?.['body'])) as { units: { id: string; name: string }[] };
  return units.find((one) => one.name === name)?.id ?? '';
}
