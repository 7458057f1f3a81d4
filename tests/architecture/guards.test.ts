import ts from 'typescript'
import { expect, test } from 'vitest'
import { sourceFiles } from './source.ts'

/** Routes anybody may ask: the door, the first set-up, the public check of certificates and what
 * others need for it, unknown paths, development. */
const PUBLIC = [
  '$',
  'sign-in',
  'setup',
  'verify',
  'verify._index',
  'verify.$code',
  'design',
  '[.]well-known.jwks[.]json',
  'issuer',
  'achievements.$achievement',
  'credentials.status.$list',
  'verify.$code[.]jwt',
  'verify.$code[.]json',
]
const GUARD = /\brequire(Role|Viewer)(Json)?\(/
/** The moment of receipt is fixed before anything else may take time. */
const CLOCK = /^const receivedAt = (context\.world\.)?now\(\)$/
/** What the server answers itself, before Remix: files and its own health. */
const PUBLIC_PATHS = ['/assets', '/healthz', '/readyz', '*']
/** Handlers before Remix that ask for themselves who is there. */
const SLIM = 'app/server/answers.ts'

/** The loaders and actions of a route module whose first statement does not ask who is there. */
function unguarded(text: string): string[] {
  const file = ts.createSourceFile('route.tsx', text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX)
  const open: string[] = []
  for (const statement of file.statements) {
    const exported =
      ts.canHaveModifiers(statement) &&
      ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)
    if (!exported) continue
    if (ts.isFunctionDeclaration(statement) && ['loader', 'action'].includes(statement.name?.text ?? '')) {
      const first = statement.body?.statements.map((s) => s.getText()).find((s) => !CLOCK.test(s)) ?? ''
      if (!GUARD.test(first)) open.push(statement.name?.text ?? '')
    }
    if (ts.isVariableStatement(statement)) {
      for (const { name } of statement.declarationList.declarations) {
        if (['loader', 'action'].includes(name.getText())) open.push(`${name.getText()} (must be a function)`)
      }
    }
  }
  return open
}

test('every loader and action asks who is there, save the public ones', () => {
  const routes = sourceFiles('app/routes', /route\.tsx?$/)
  expect(routes.length).toBeGreaterThan(5)
  const open = routes
    .filter(({ path }) => !PUBLIC.includes(path.split('/').at(-2) ?? ''))
    .flatMap(({ path, text }) => unguarded(text).map((name) => `${path}: ${name}`))
  expect(open).toEqual([])
})

test('a planted open loader is found', () => {
  expect(unguarded('export async function loader() {\n  return {}\n}')).toEqual(['loader'])
  expect(
    unguarded(
      'export async function action({ request, context }) {\n  const v = await requireRole(request, context, "trainee")\n  return v\n}',
    ),
  ).toEqual([])
})

/** Paths a server module gives to Express. */
const expressPaths = (text: string): string[] =>
  [...text.matchAll(/\bapp\.(?:all|get|post|put|patch|delete|use)\(\s*'([^']*)'/g)].map(
    ([, path]) => path ?? '',
  )

/** Whether a slim handler's reply is reached through both guards only, and first of all asks who is there. */
function isGuardedSlim(text: string): boolean {
  const file = ts.createSourceFile('slim.ts', text, ts.ScriptTarget.Latest, true)
  const firsts: string[] = []
  const callers: string[][] = []
  const visit = (node: ts.Node, around: string[]): void => {
    if (ts.isFunctionDeclaration(node) && node.name?.text === 'replyTo')
      firsts.push(node.body?.statements.map((s) => s.getText()).find((s) => !CLOCK.test(s)) ?? '')
    const called = ts.isCallExpression(node) ? [node.expression.getText()] : []
    if (called.includes('replyTo')) callers.push(around)
    ts.forEachChild(node, (child) => visit(child, [...around, ...called]))
  }
  visit(file, [])
  return (
    firsts.length === 1 &&
    firsts.every((first) => /^const \w+ = await door\(/.test(first)) &&
    callers.length === 1 &&
    callers.every((around) => around.includes('sameOriginOnly') && around.includes('bodyLimit'))
  )
}

test('the server answers by itself only what is public, and what asks who is there', () => {
  const files = sourceFiles('app/server', /\.ts$/)
  expect(files.flatMap(({ text }) => expressPaths(text)).filter((p) => !PUBLIC_PATHS.includes(p))).toEqual([])
  const main = files.find(({ path }) => path.endsWith('main.ts'))?.text ?? ''
  expect(main.match(/createServer\(\(request, response\) => \{[\s\S]*?\n\}\)/)?.[0]).toBe(
    [
      'createServer((request, response) => {',
      '  if (takeAnswers(request, response)) logRequest(log, request, response)',
      '  else app(request, response)',
      '})',
    ].join('\n'),
  )
  expect(isGuardedSlim(files.find(({ path }) => path === SLIM)?.text ?? '')).toBe(true)
})

test.each([
  {
    name: 'asks too late',
    first: 'const body = await read(request)',
    chain: 'sameOriginOnly(() => bodyLimit(',
  },
  { name: 'takes any size', first: 'const trainee = await door(cookie)', chain: 'sameOriginOnly(() => (' },
  { name: 'takes any origin', first: 'const trainee = await door(cookie)', chain: 'first(() => bodyLimit(' },
])('a planted slim handler that $name is found', ({ first, chain }) => {
  const slim = (chain: string, first: string) =>
    `const slim = () => ${chain}() => replyTo(request)))\nasync function replyTo(request) {\n${first}\n}`
  expect(isGuardedSlim(slim(chain, first))).toBe(false)
  expect(isGuardedSlim(slim('sameOriginOnly(() => bodyLimit(', 'const trainee = await door(cookie)'))).toBe(
    true,
  )
})

test('a planted path of the server is found', () => {
  expect(expressPaths("app.post('/api/open', open)")).toEqual(['/api/open'])
})
