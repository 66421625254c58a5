/**
 * `pnpm start`: everything on this machine, and a simulated customer who calls. Without a display it plays one whole
 * call by itself and prints what was measured; `--json` prints that alone. With a display it stays open for you.
 */
import { parseArgs } from 'node:util';
import { join } from 'node:path';
import { tellFirstLight, type Summary } from '../e2e/src/firstLight/firstLight.ts';
import { openStage } from '../e2e/src/stage/index.ts';
import { playForPerson } from './play.ts';
import { ensureElectron } from './prepare/electron.ts';
import { createProgress } from './prepare/progress.ts';
import { prepareApp } from './realParts.ts';
import { root } from './root.ts';

const { values } = parseArgs({ options: { json: { type: 'boolean' }, headless: { type: 'boolean' } } });
const progress = createProgress();
const hasDisplay = (process.env['DISPLAY'] ?? '') !== '' && values.json !== true && values.headless !== true;

async function playAlone(): Promise<number> {
  const stage = await openStage({ progress });
  try {
    const { version } = await ensureElectron(progress);
    const summary = await tellFirstLight({
      stage,
      electronVersion: version,
      screenshotDir: join(root, '.run', 'screenshots'),
      progress,
    });
    console.log(values.json === true ? JSON.stringify(summary) : inWords(summary));
    return summary.isGood ? 0 : 1;
  } finally {
    await stage.close();
  }
}

function inWords(summary: Summary): string {
  const { timesMs, heard, points, ranking, announcement } = summary;
  const ms = (value: number | null): string => (value === null ? 'not measured' : `${Math.round(value)} ms`);
  const tone = ({ frequencyHz, levelDb }: { frequencyHz: number; levelDb: number }): string =>
    `${frequencyHz.toFixed(0)} Hz at ${levelDb.toFixed(1)} dBFS`;
  return [
    '',
    summary.isGood
      ? 'First light: a whole call, on real parts.'
      : `Not everything happened: ${summary.missing.join('; ')}.`,
    '',
    `  Electron ${summary.electron}, Asterisk ${summary.asterisk}`,
    `  app started              ${ms(timesMs.appStart)}`,
    `  line registered in       ${ms(timesMs.register)}`,
    `  customer to ring         ${ms(timesMs.ring)}`,
    `  answer to connected      ${ms(timesMs.answer)}`,
    `  answer to first audio    in ${ms(timesMs.firstAudioIn)}, out ${ms(timesMs.firstAudioOut)}`,
    `  operator heard           ${tone(heard.byOperator)} (spoken ${heard.spoken.customerHz} Hz)`,
    `  customer heard           ${tone(heard.byCustomer)} (spoken ${heard.spoken.operatorHz} Hz)`,
    `  quality                  MOS ${summary.mos?.toFixed(2) ?? 'not measured'}, ${summary.codec ?? 'no codec'}`,
    `  points                   ${points.before} before, ${points.after} after`,
    `  row in today's table     ${ranking.before} before, ${ranking.after} after`,
    `  announcement             ${announcement.isAcknowledged ? 'acknowledged' : 'not acknowledged'}, ${announcement.readBy} of ${announcement.of} have read it`,
    '  pictures',
    ...summary.screenshots.map((file) => `    ${file}`),
  ].join('\n');
}

try {
  await prepareApp(progress);
  process.exitCode = hasDisplay ? await playForPerson(progress) : await playAlone();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
