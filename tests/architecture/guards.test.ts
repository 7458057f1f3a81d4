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
const CLOCK = /^const receivedAt = context\.world\.now\(\)$/

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
