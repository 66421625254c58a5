/** Who may import whom. The tree of ARCHITECTURE.md as rules. */
const layer = (name, from, to, comment) => ({
  name,
  severity: 'error',
  comment,
  from: { path: from },
  to: { path: to },
});

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-unresolved',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '\\.css$|^electron$|\\?(worker&)?url$' },
    },
    layer(
      'protocol-imports-nobody',
      '^packages/protocol',
      '^(packages/(?!protocol)|apps|pbx|e2e|bench)',
      'The words stand alone.',
    ),
    layer(
      'phone-imports-protocol-only',
      '^packages/softphone-core',
      '^(packages/(?!protocol|softphone-core)|apps|pbx|e2e|bench)',
    ),
    layer('screens-import-no-app', '^packages/ui', '^(apps|pbx|e2e|bench)'),
    layer('hub-imports-protocol-only', '^apps/hub', '^(packages/(?!protocol)|apps/(?!hub)|pbx|e2e|bench)'),
    layer('desktop-imports-packages-only', '^apps/desktop', '^(apps/(?!desktop)|pbx|e2e|bench)'),
    layer('pbx-imports-nobody', '^pbx', '^(packages|apps|e2e|bench)'),
    {
      name: 'sip-js-in-one-folder',
      severity: 'error',
      comment: 'SIP.js is replaceable because only softphone-core/sip knows it.',
      from: { pathNot: '^packages/softphone-core/src/sip/|^bench/' },
      to: { path: 'node_modules/sip\\.js' },
    },
    {
      name: 'screens-see-the-phone-through-the-host',
      severity: 'error',
      from: { path: '^packages/ui/src/(app|features|components)' },
      to: { path: '^packages/softphone-core/src/(?!snapshot|lib/value|errors)' },
    },
    {
      name: 'protocol-and-phone-are-headless',
      severity: 'error',
      from: { path: '^packages/(protocol|softphone-core)' },
      to: { path: 'node_modules/(react|electron|zustand)' },
    },
    {
      name: 'host-knows-no-react',
      severity: 'error',
      comment: 'The engine loads the host without the screens.',
      from: { path: '^packages/ui/src/host' },
      to: { path: 'node_modules/react|^packages/ui/src/(app|features|components)' },
    },
    {
      name: 'engine-and-screens-meet-in-shared',
      severity: 'error',
      from: { path: '^apps/desktop/src/(engine|screens|main|preload)/', pathNot: '\\.test\\.ts$' },
      to: { path: '^apps/desktop/src/(engine|screens|main|preload)/', pathNot: '^apps/desktop/src/$1/' },
    },
    {
      name: 'tests-stay-out-of-products',
      severity: 'error',
      from: { pathNot: '\\.test\\.tsx?$|/testing/|^e2e|^bench|/gallery/' },
      to: { path: '/testing/|\\.test\\.tsx?$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|out|\\.cache|\\.run)/' },
    tsPreCompilationDeps: true,
    parser: 'swc',
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'default'],
      mainFields: ['module', 'main'],
    },
  },
};
