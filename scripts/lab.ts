/** `pnpm lab`: the PBX alone, until Ctrl+C. */
import { ensureSystemPackages } from './prepare/packages.ts';
import { createProgress } from './prepare/progress.ts';
import { startPbx } from '../pbx/src/index.ts';

const progress = createProgress();
await ensureSystemPackages(['pbx'], progress);
const pbx = await progress.step('start the PBX', () => startPbx({ report: progress.say }));
console.log(
  JSON.stringify(
    {
      wssUrl: pbx.wssUrl,
      wsUrl: pbx.wsUrl,
      caPem: pbx.caPem,
      sipDomain: pbx.sipDomain,
      ami: pbx.ami,
      ari: pbx.ari,
      trunk: pbx.trunk,
      dir: pbx.dir,
    },
    null,
    2,
  ),
);
progress.say('The numbers to dial are in pbx/SPEC.md. Ctrl+C ends it.');
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => void pbx.stop().then(() => process.exit(0)));
