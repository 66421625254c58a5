/** `pnpm build`: the desktop app into apps/desktop/out, the browser screens into packages/ui/dist. */
import { buildDesktop } from '../apps/desktop/build.ts';
import { buildScreens } from '../packages/ui/build.ts';
import { createProgress } from './prepare/progress.ts';

const progress = createProgress();
await progress.step('build the desktop app', buildDesktop);
await progress.step('build the browser screens', buildScreens);
