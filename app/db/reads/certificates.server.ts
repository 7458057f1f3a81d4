import type { Db } from '../engine/db.server.ts'
import { findAttempt, findCertificate } from './exams.server.ts'
import { findAccount, managesUnit, type Viewer } from './people.server.ts'

/** A certificate for its holder or a manager of his unit; for anybody else there is none. */
export async function findCertificateFor(db: Db, viewer: Viewer, code: string) {
  const certificate = await findCertificate(db, { code })
  if (!certificate) return undefined
  const own = certificate.personId === viewer.id
  if (!own) {
    const holder = await findAccount(db, certificate.personId)
    if (!holder || !(await managesUnit(db, viewer, holder.unitId))) return undefined
  }
  const attempt = await findAttempt(db, certificate.attemptId)
  return { ...certificate, own, examAt: attempt?.startedAt ?? certificate.issuedAt }
}
