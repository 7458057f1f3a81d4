import { and, eq } from 'drizzle-orm'
import { Scenario } from '../../domain/role-play/schema.ts'
import type { Db } from '../engine/db.server.ts'
import { documentVersions } from '../schema/index.ts'
import { currentDocuments } from './content.server.ts'

export type PublishedScenario = Readonly<{ version: number; hash: string; scenario: Scenario }>

/** Every published scenario as it stands, fixtures too, by id. */
export async function publishedScenarios(db: Db): Promise<PublishedScenario[]> {
  const rows = await currentDocuments(db, 'scenario')
  return rows
    .map(({ n, hash, body }) => ({ version: n, hash, scenario: Scenario.parse(body) }))
    .sort((a, b) => (a.scenario.id < b.scenario.id ? -1 : 1))
}

/** Names of the scenarios that may be practised now, in the order asked for. */
export async function scenarioTitles(
  db: Db,
  slugs: readonly string[],
): Promise<{ slug: string; title: string }[]> {
  if (slugs.length === 0) return []
  const rows = new Map((await currentDocuments(db, 'scenario')).map((row) => [row.documentId, row.body]))
  return slugs.flatMap((slug) => {
    const found = rows.has(slug) ? Scenario.parse(rows.get(slug)) : undefined
    return found?.status === 'ready' ? [{ slug, title: found.title }] : []
  })
}

/** The standing version of a scenario. */
export async function findScenario(db: Db, slug: string): Promise<PublishedScenario | undefined> {
  return (await publishedScenarios(db)).find(({ scenario }) => scenario.id === slug)
}

/** A scenario as it was when a talk began. */
export async function findScenarioVersion(
  db: Db,
  slug: string,
  version: number,
): Promise<PublishedScenario | undefined> {
  const [row] = await db
    .select({ hash: documentVersions.hash, body: documentVersions.body })
    .from(documentVersions)
    .where(
      and(
        eq(documentVersions.kind, 'scenario'),
        eq(documentVersions.documentId, slug),
        eq(documentVersions.n, version),
      ),
    )
  return row && { version, hash: row.hash, scenario: Scenario.parse(row.body) }
}
