import { and, eq, isNotNull } from 'drizzle-orm'
import * as z from 'zod'
import { Blueprint } from '../../domain/blueprint/schema.ts'
import { CertificationRules } from '../../domain/certification/rules.ts'
import { GlossaryEntry, standingTerms } from '../../domain/course/glossary.ts'
import type { ModuleInfo } from '../../domain/course/module.ts'
import { KnowledgeTree } from '../../domain/knowledge/schema.ts'
import type { Level } from '../../domain/shared/level.ts'
import type { Db } from '../engine/db.server.ts'
import { documents, documentVersions } from '../schema/index.ts'

/** In the order they are published. */
export const DOCUMENT_KINDS = [
  'knowledge',
  'glossary',
  'certification',
  'blueprint',
  'module',
  'actModel',
  'scenario',
  'complaintCase',
] as const
export type DocumentKind = (typeof DOCUMENT_KINDS)[number]
export type CurrentDocument = Readonly<{
  documentId: string
  n: number
  hash: string
  body: unknown
  /** Who wrote this version in the product; null: it came from a file. */
  authorId: string | null
}>

/** Joins a document with the version of it that stands. */
export const standingVersion = and(
  eq(documentVersions.kind, documents.kind),
  eq(documentVersions.documentId, documents.documentId),
  eq(documentVersions.n, documents.currentVersion),
)

/** The standing version of every document of a kind, retired ones left out. */
export async function currentDocuments(db: Db, kind: DocumentKind): Promise<CurrentDocument[]> {
  return db
    .select({
      documentId: documents.documentId,
      n: documentVersions.n,
      hash: documentVersions.hash,
      body: documentVersions.body,
      authorId: documentVersions.authorId,
    })
    .from(documents)
    .innerJoin(documentVersions, standingVersion)
    .where(and(eq(documents.kind, kind), isNotNull(documents.currentVersion)))
}

/** What modules of older versions know nothing of. */
const BEFORE: Pick<ModuleInfo, 'terms' | 'scenarios' | 'drill'> = { terms: [], scenarios: [], drill: false }

/** All published modules, by level from the lowest and in course order. */
export async function allModules(db: Db): Promise<ModuleInfo[]> {
  const rows = await currentDocuments(db, 'module')
  // a module is stored as the publisher checked it
  return rows
    .map(({ body }) => ({ ...BEFORE, ...(body as Omit<ModuleInfo, keyof typeof BEFORE>) }))
    .sort((a, b) => (a.level === b.level ? a.order - b.order : b.level.localeCompare(a.level)))
}

export async function findModule(db: Db, moduleId: string): Promise<ModuleInfo | undefined> {
  return (await allModules(db)).find(({ id }) => id === moduleId)
}

export type BlueprintVersion = Readonly<{ n: number; blueprint: Blueprint }>

/** The standing blueprint of a level. */
export async function findBlueprint(db: Db, level: Level): Promise<BlueprintVersion | undefined> {
  const row = (await currentDocuments(db, 'blueprint')).find(({ documentId }) => documentId === level)
  return row && { n: row.n, blueprint: Blueprint.parse(row.body) }
}

/** A blueprint as it was when an attempt used it. @throws when there is no such version */
export async function getBlueprintVersion(db: Db, level: Level, n: number): Promise<Blueprint> {
  const [row] = await db
    .select({ body: documentVersions.body })
    .from(documentVersions)
    .where(
      and(
        eq(documentVersions.kind, 'blueprint'),
        eq(documentVersions.documentId, level),
        eq(documentVersions.n, n),
      ),
    )
  return Blueprint.parse(row?.body)
}

export type CertificationVersion = Readonly<{ n: number; rules: CertificationRules }>

/** The standing rules of certification. @throws when nothing is published yet */
export async function getCertification(db: Db): Promise<CertificationVersion> {
  const [row] = await currentDocuments(db, 'certification')
  if (!row) throw new Error('no certification rules are published: run weiwan content publish')
  return { n: row.n, rules: CertificationRules.parse(row.body) }
}

export async function findKnowledge(db: Db): Promise<KnowledgeTree | undefined> {
  const [row] = await currentDocuments(db, 'knowledge')
  return row && KnowledgeTree.parse(row.body)
}

/** The published glossary as readers see it: without retired terms. */
export async function findGlossary(db: Db): Promise<GlossaryEntry[]> {
  const [row] = await currentDocuments(db, 'glossary')
  return row ? standingTerms(z.array(GlossaryEntry).parse(row.body)) : []
}
