import { and, desc, eq, isNull } from 'drizzle-orm'
import * as z from 'zod'
import { GlossaryEntry } from '../../domain/course/glossary.ts'
import { KnowledgeTree } from '../../domain/knowledge/schema.ts'
import { differencesById } from '../../domain/shared/merge.ts'
import type { Db } from '../engine/db.server.ts'
import { documents, documentVersions, people } from '../schema/index.ts'
import { type DocumentKind, standingVersion } from './content.server.ts'

/** Documents that both the content files and trainers write: there is one of each, named as its kind. */
export type SharedKind = Extract<DocumentKind, 'glossary' | 'knowledge'>

export type SharedDocument = Readonly<{
  n: number
  hash: string
  body: unknown
  /** What its file said when it was last published. */
  fileBody: unknown
}>

/** The standing version of a document that files and trainers write; undefined before anything is published. */
export async function findShared(db: Db, kind: SharedKind): Promise<SharedDocument | undefined> {
  const [row] = await db
    .select({
      n: documentVersions.n,
      hash: documentVersions.hash,
      body: documentVersions.body,
      fileBody: documents.fileBody,
    })
    .from(documents)
    .innerJoin(documentVersions, standingVersion)
    .where(and(eq(documents.kind, kind), eq(documents.documentId, kind)))
  if (!row) return undefined
  return { ...row, fileBody: row.fileBody ?? (await newestOfFile(db, kind)) }
}

/** Before the file's text was kept, whatever no person wrote was it. */
async function newestOfFile(db: Db, kind: SharedKind): Promise<unknown> {
  const [row] = await db
    .select({ body: documentVersions.body })
    .from(documentVersions)
    .where(
      and(
        eq(documentVersions.kind, kind),
        eq(documentVersions.documentId, kind),
        isNull(documentVersions.authorId),
      ),
    )
    .orderBy(desc(documentVersions.n))
    .limit(1)
  return row?.body
}

/** Changes a page of history goes back. */
const SHOWN = 30

/** The newest changes of the glossary, the newest first, each with what it did; `author` null: a file brought it. */
export async function glossaryHistory(db: Db) {
  const versions = await db
    .select({
      n: documentVersions.n,
      body: documentVersions.body,
      publishedAt: documentVersions.publishedAt,
      author: people.name,
    })
    .from(documentVersions)
    .leftJoin(people, eq(people.id, documentVersions.authorId))
    .where(and(eq(documentVersions.kind, 'glossary'), eq(documentVersions.documentId, 'glossary')))
    .orderBy(desc(documentVersions.n))
    .limit(SHOWN + 1)
  return versions.flatMap(({ body, ...version }, at) => {
    const before = versions[at + 1]
    return before ? [{ ...version, changes: differencesById(entriesIn(before.body), entriesIn(body)) }] : []
  })
}

/** One version of a shared document, with who wrote it; undefined when there is none of that number. */
export async function findSharedVersion(db: Db, kind: SharedKind, n: number) {
  const [row] = await db
    .select({ body: documentVersions.body, authorId: documentVersions.authorId })
    .from(documentVersions)
    .where(
      and(eq(documentVersions.kind, kind), eq(documentVersions.documentId, kind), eq(documentVersions.n, n)),
    )
  return row
}

const Entries = z.array(GlossaryEntry)

export type GlossaryVersion = Readonly<{
  n: number
  /** Retired terms too. */
  entries: GlossaryEntry[]
  file: GlossaryEntry[]
}>

/** The standing glossary, retired terms too, beside what its file said; undefined before anything is published. */
export async function findGlossaryVersion(db: Db): Promise<GlossaryVersion | undefined> {
  const found = await findShared(db, 'glossary')
  return (
    found && { n: found.n, entries: Entries.parse(found.body), file: Entries.parse(found.fileBody ?? []) }
  )
}

/** Entries of a glossary as a version stored them. */
export const entriesIn = (body: unknown): GlossaryEntry[] => Entries.parse(body)

export const treeIn = (body: unknown): KnowledgeTree => KnowledgeTree.parse(body)

/** The standing knowledge tree beside what its file said; undefined before anything is published. */
export async function findTreeVersion(db: Db) {
  const found = await findShared(db, 'knowledge')
  if (!found) return undefined
  const file = found.fileBody ? treeIn(found.fileBody) : undefined
  return { n: found.n, tree: treeIn(found.body), file }
}
