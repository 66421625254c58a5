/** `pnpm hub`: the hub with the demo centre on http://127.0.0.1:8700, without a PBX, until Ctrl+C. `--port N`, `--dir DIR`. */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { DEMO_PASSWORD, startHubProcess } from '../e2e/src/stage/index.ts';
import { createProgress } from './prepare/progress.ts';
import { buildScreens } from '../packages/ui/build.ts';
import { root } from './root.ts';

const { values } = parseArgs({
  options: { port: { type: 'string', default: '8700' }, dir: { type: 'string', default: join(root, '.run', 'hub') } },
});
const progress = createProgress();
await progress.step('build the browser screens', buildScreens);
const hub = await startHubProcess({
  dir: values.dir,
  pbx: null,
  password: DEMO_PASSWORD,
  port: Number(values.port),
  screensDir: join(root, 'packages', 'ui', 'dist'),
});
console.log(
  `${hub.url}  operator linxiaoman, leader liuzuzhang, IT itadmin; password ${DEMO_PASSWORD}; log ${hub.logFile}`,
);
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => void hub.stop().then(() => process.exit(0)));
