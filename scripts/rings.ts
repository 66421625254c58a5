/** What `pnpm test` runs, in order. Each static check counts as one; the rings count their own tests. */
import { bin } from './root.ts';

export interface Check {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
}

/** One tsconfig per environment. */
const typeProjects = [
  'tsconfig.json',
  'packages/protocol',
  'packages/softphone-core',
  'packages/ui',
  'packages/ui/tsconfig.node.json',
  'apps/hub',
  'apps/desktop',
  'apps/desktop/tsconfig.web.json',
  'pbx',
  'e2e',
  'bench',
] as const;

export const checks: readonly Check[] = [
  { name: 'format', command: bin('oxfmt'), args: ['--check'] },
  { name: 'lint', command: bin('oxlint'), args: ['--type-aware', '--deny-warnings'] },
  ...typeProjects.map((project) => ({ name: `types ${project}`, command: bin('tsc'), args: ['-p', project] })),
  {
    name: 'boundaries',
    command: bin('depcruise'),
    args: ['--config', '.dependency-cruiser.cjs', 'packages', 'apps', 'pbx', 'e2e', 'bench', 'scripts'],
  },
  { name: 'dead code', command: bin('knip'), args: [] },
];

/** What `pnpm test` runs. `line` has a command of its own, `pnpm test:line`: it waits for outages to pass. */
export const usualRings = ['fast', 'lab', 'app'] as const;
export const rings = [...usualRings, 'line'] as const;
export type Ring = (typeof rings)[number];
