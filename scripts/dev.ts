/** `pnpm dev`: PBX, hub and the desktop app, with the screens reloading as they are edited. Ctrl+C ends it. */
import { createScreensServer } from '../apps/desktop/build.ts';
import { openStage, Person } from '../e2e/src/stage/index.ts';
import { createProgress } from './prepare/progress.ts';
import { prepareApp } from './realParts.ts';

const progress = createProgress();
await prepareApp(progress);
const server = await createScreensServer();
const [devUrl] = server.resolvedUrls?.local ?? [];
if (devUrl === undefined) throw new Error('the development server has no address');
const stage = await openStage({ progress, display: {} });
const desktop = await stage.startDesktop({ pc: 'dev', args: [`--dev-screens=${devUrl}`] });
await (await Person.at(desktop)).beginsShift('linxiaoman');
progress.say(`Edit packages/ui: the window follows. Hub ${stage.hub().url}. Ctrl+C ends it.`);
await Promise.race([
  new Promise<void>((resolve) => desktop.app.once('close', () => resolve())),
  new Promise<void>((resolve) => process.once('SIGINT', () => resolve())),
]);
await server.close();
await stage.close();
process.exit(0);
