/** Who may import whom (design: architecture.md §3). Each rule has a planted fault in dependencies.test.ts that must trip it. */
const TYPES_ALLOWED = { dependencyTypesNot: ['type-only'] }
const TEST = '\\.test\\.tsx?$'

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      comment: 'A cycle means two rooms are one.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-unresolvable',
      comment: 'An import that resolves to nothing.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^virtual:' },
    },
    {
      name: 'domain-is-pure',
      comment: 'The domain knows itself and zod: no framework, clock, chance or I/O can come in.',
      severity: 'error',
      from: { path: '^app/domain', pathNot: TEST },
      to: { pathNot: ['^app/domain', '(^|/)node_modules/zod/', '^zod$'] },
    },
    {
      name: 'only-db-knows-drizzle',
      comment: 'Queries live in app/db, so that one body of them runs on both engines.',
      severity: 'error',
      from: { path: '^app', pathNot: '^app/db' },
      to: { path: '(^|node_modules/)(drizzle-orm|better-sqlite3|pg)(/|$)' },
    },
    {
      name: 'only-engine-knows-dialects',
      comment: 'Dialects and drivers are picked in app/db/engine.',
      severity: 'error',
      from: { path: '^app', pathNot: '^app/db/engine' },
      to: {
        path: '(node_modules/drizzle-orm/(pg-core|sqlite-core|better-sqlite3|node-postgres|sqlite-proxy)|node_modules/(better-sqlite3|pg)/)',
      },
    },
    {
      name: 'routes-read-but-never-write',
      comment: 'A route translates: it reads, and writes only through a use case.',
      severity: 'error',
      from: { path: '^app/routes', pathNot: TEST },
      to: { path: '^app/(db/(writes|schema|engine)|publishing|runtime|server|cli)', ...TYPES_ALLOWED },
    },
    {
      name: 'components-know-no-server',
      comment: 'Components run in the browser.',
      severity: 'error',
      from: { path: '^app/(components|entry\\.client)', pathNot: TEST },
      to: { path: '^app/(db|use-cases|publishing|runtime|server|cli|routes)', ...TYPES_ALLOWED },
    },
    {
      name: 'browser-does-not-mark',
      comment: 'Marking, assembly and role-play would carry keys and rules to the browser.',
      severity: 'error',
      from: { path: '^app/components', pathNot: TEST },
      to: {
        path: '^app/domain/(marking|assembly|role-play|item-analysis)',
        // The blank form of a scenario shows them: names and weights, neither rule nor schema.
        pathNot: '^app/domain/role-play/defaults\\.ts$',
        ...TYPES_ALLOWED,
      },
    },
    {
      name: 'core-knows-no-web',
      comment: 'The core is the same on the command line.',
      severity: 'error',
      from: { path: '^app/(domain|use-cases|db|publishing)', pathNot: TEST },
      to: {
        path: '^app/(routes|components|server|cli|runtime|lib/(http|i18n|charts))|node_modules/(@remix-run|react|react-dom|express)/',
        ...TYPES_ALLOWED,
      },
    },
    {
      name: 'lib-knows-no-subject',
      comment: 'Adapters could serve another product; only lib/auth asks the database who is there.',
      severity: 'error',
      from: { path: '^app/lib', pathNot: ['^app/lib/auth', TEST] },
      to: { path: '^app/(db|use-cases|publishing|runtime|routes|components)', ...TYPES_ALLOWED },
    },
    {
      name: 'no-server-code-in-the-browser',
      comment: 'The build would refuse it too; here it is named.',
      severity: 'error',
      from: { path: '^app/(components|entry\\.client)', pathNot: TEST },
      to: { path: '\\.server\\.tsx?$', ...TYPES_ALLOWED },
    },
    {
      name: 'mdx-compiles-at-build',
      comment: 'The server compiles nothing: lessons are built, not evaluated.',
      severity: 'error',
      from: { path: '^app/(routes|use-cases|server)', pathNot: TEST },
      to: { path: 'node_modules/(mdx-bundler|esbuild)/', reachable: true },
    },
    {
      name: 'engine-comes-by-context',
      comment: 'Use cases, reads and writes take a Db; which engine it is, is decided once.',
      severity: 'error',
      from: { path: '^app/(use-cases|db/(reads|writes))', pathNot: TEST },
      to: { path: '^app/db/engine', pathNot: '^app/db/engine/errors\\.server\\.ts$', ...TYPES_ALLOWED },
    },
    {
      name: 'app-not-to-tests',
      comment: 'The product never needs its tests.',
      severity: 'error',
      from: { path: '^app', pathNot: TEST },
      to: { path: '^tests' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^build/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default'],
    },
  },
}
