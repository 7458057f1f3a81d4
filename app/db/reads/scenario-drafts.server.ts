import { and, asc, desc, eq } from 'drizzle-orm'
import { stringify } from 'yaml'
import type { Db } from '../engine/db.server.ts'
import { documents, documentVersions, people, scenarioDrafts } from '../schema/index.ts'
import { standingVersion } from './content.server.ts'

export type ScenarioDraft = Readonly<{
  slug: string
  source: string
  basedOn: number | null
  revision: number
  updatedAt: number
  /** Who saved it last. */
  author: string
}>

const draftColumns = {
  slug: scenarioDrafts.slug,
  source: scenarioDrafts.source,
  basedOn: scenarioDrafts.basedOn,
  revision: scenarioDrafts.revision,
  updatedAt: scenarioDrafts.updatedAt,
  author: people.name,
}

export async function findScenarioDraft(db: Db, slug: string): Promise<ScenarioDraft | undefined> {
  const [row] = await db
    .select(draftColumns)
    .from(scenarioDrafts)
    .innerJoin(people, eq(people.id, scenarioDrafts.authorId))
    .where(eq(scenarioDrafts.slug, slug))
  return row
}

export async function allScenarioDrafts(db: Db): Promise<ScenarioDraft[]> {
  return db
    .select(draftColumns)
    .from(scenarioDrafts)
    .innerJoin(people, eq(people.id, scenarioDrafts.authorId))
    .orderBy(asc(scenarioDrafts.slug))
}

export type StandingText = Readonly<{ slug: string; n: number; hash: string; source: string }>

/** A version without its own words is written out from what was read then. */
const wordsOf = ({ source, body }: { source: string | null; body: unknown }): string =>
  source ?? stringify(body, { lineWidth: 0 })

/** The words of every standing scenario, by slug. */
export async function standingTexts(db: Db): Promise<StandingText[]> {
  const rows = await db
    .select({
      slug: documents.documentId,
      n: documentVersions.n,
      hash: documentVersions.hash,
      source: documentVersions.source,
      body: documentVersions.body,
    })
    .from(documents)
    .innerJoin(documentVersions, standingVersion)
    .where(eq(documents.kind, 'scenario'))
    .orderBy(asc(documents.documentId))
  return rows.map((row) => ({ slug: row.slug, n: row.n, hash: row.hash, source: wordsOf(row) }))
}

/** The words of the standing version of a scenario. */
export async function findStandingText(db: Db, slug: string): Promise<StandingText | undefined> {
  return (await standingTexts(db)).find((text) => text.slug === slug)
}

/** Whether a scenario of this name was ever published, standing or withdrawn. */
export async function isScenarioNamed(db: Db, slug: string): Promise<boolean> {
  const rows = await db
    .select({ id: documents.documentId })
    .from(documents)
    .where(and(eq(documents.kind, 'scenario'), eq(documents.documentId, slug)))
  return rows.length > 0
}

/** Every version of a scenario, the newest first; `author` null: it came from a file. */
export async function scenarioVersions(db: Db, slug: string) {
  return db
    .select({ n: documentVersions.n, publishedAt: documentVersions.publishedAt, author: people.name })
    .from(documentVersions)
    .leftJoin(people, eq(people.id, documentVersions.authorId))
    .where(and(eq(documentVersions.kind, 'scenario'), eq(documentVersions.documentId, slug)))
    .orderBy(desc(documentVersions.n))
}
