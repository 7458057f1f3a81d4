import { findSharedVersion, type SharedKind } from '../../db/reads/authored.server.ts'
import { insertDocumentVersion } from '../../db/writes/content.server.ts'
import type { Instant } from '../../domain/shared/instant.ts'
import { hashOf } from '../../lib/hash.server.ts'
import type { World } from '../world.ts'

/** Lets a version that a person wrote of a shared document stand. Called within its writer's transaction. */
export const writeShared = (
  db: World['db'],
  {
    kind,
    n,
    body,
    authorId,
    at,
  }: { kind: SharedKind; n: number; body: unknown; authorId: string; at: Instant },
): Promise<void> =>
  insertDocumentVersion(db, { kind, documentId: kind, n, hash: hashOf(body), body, authorId }, at)

/** What a person's version said and the one before it; undefined when a file brought it, or there is none of that number. */
export async function writtenVersion(db: World['db'], kind: SharedKind, n: number) {
  const [version, before] = [await findSharedVersion(db, kind, n), await findSharedVersion(db, kind, n - 1)]
  if (!before || !version || version.authorId === null) return undefined
  return { said: version.body, before: before.body }
}
