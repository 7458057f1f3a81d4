import { and, asc, eq } from 'drizzle-orm'
import { isAct } from '../../domain/role-play/acts.ts'
import { ActModel } from '../../domain/role-play/model.ts'
import type { Example } from '../../domain/role-play/train.ts'
import type { Db } from '../engine/db.server.ts'
import { actExamples, documents, documentVersions } from '../schema/index.ts'
import { standingVersion } from './content.server.ts'

export type PublishedModel = Readonly<{ version: number; hash: string; model: ActModel }>
/** There is one recogniser; its versions are those of this document. */
export const ACT_MODEL_ID = 'acts'

/** Name of the standing recogniser, without its weights. */
export async function currentModelName(db: Db): Promise<{ version: number; hash: string } | undefined> {
  const [row] = await db
    .select({ version: documentVersions.n, hash: documentVersions.hash })
    .from(documents)
    .innerJoin(documentVersions, standingVersion)
    .where(and(eq(documents.kind, 'actModel'), eq(documents.documentId, ACT_MODEL_ID)))
  return row
}

/** A recogniser with its weights; talks name the version they began with. */
export async function findModelVersion(db: Db, version: number): Promise<PublishedModel | undefined> {
  const [row] = await db
    .select({ hash: documentVersions.hash, body: documentVersions.body })
    .from(documentVersions)
    .where(
      and(
        eq(documentVersions.kind, 'actModel'),
        eq(documentVersions.documentId, ACT_MODEL_ID),
        eq(documentVersions.n, version),
      ),
    )
  return row && { version, hash: row.hash, model: ActModel.parse(row.body) }
}

/** Training lines from accepted appeals, masked, in the order they came. */
export async function appealedLines(db: Db): Promise<Example[]> {
  const rows = await db
    .select({ act: actExamples.act, text: actExamples.text })
    .from(actExamples)
    .orderBy(asc(actExamples.addedAt), asc(actExamples.id))
  return rows.flatMap(({ act, text }) => (isAct(act) ? [{ act, text }] : []))
}
