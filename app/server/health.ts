import { existsSync, readFileSync } from 'node:fs'
import type { RequestHandler } from 'express'
import type { Db } from '../db/engine/db.server.ts'
import { currentDocuments } from '../db/reads/content.server.ts'

export type Readiness = { draining: boolean }

/** Lessons whose built text is not the published one: people would read one thing and be asked about another. */
async function staleLessons(db: Db, builtFile: string): Promise<string[]> {
  if (!existsSync(builtFile)) return []
  const built = JSON.parse(readFileSync(builtFile, 'utf8')) as Record<string, string>
  const published = await currentDocuments(db, 'module')
  return published
    .filter(({ documentId, body }) => built[documentId] !== (body as { textHash?: string }).textHash)
    .map(({ documentId }) => documentId)
}

/** /healthz: the process answers. */
export const healthz: RequestHandler = (_request, response) => {
  response.type('text/plain').send('ok')
}

/** /readyz: the database answers, built and published lessons agree, and the server is not shutting down. */
export function readyz(db: Db, readiness: Readiness, builtFile: string): RequestHandler {
  return async (_request, response) => {
    const problems: string[] = []
    if (readiness.draining) problems.push('draining')
    try {
      const stale = await staleLessons(db, builtFile)
      if (stale.length > 0) problems.push(`built lessons differ from published ones: ${stale.join(', ')}`)
    } catch {
      problems.push('database does not answer')
    }
    response
      .status(problems.length === 0 ? 200 : 503)
      .type('text/plain')
      .send(problems.join('\n') || 'ready')
  }
}
