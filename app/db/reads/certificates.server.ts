import type { Db } from '../engine/db.server.ts'
import { bindingOf } from './certification.server.ts'
import { findAttempt, findCertificate } from './exams.server.ts'
import { findAccount, hasRole, managesUnit, type Viewer } from './people.server.ts'

/** A certificate for its holder, a manager of his unit or an administrator; for anybody else there is none. */
export async function findCertificateFor(db: Db, viewer: Viewer, code: string) {
  const certificate = await findCertificate(db, { code })
  if (!certificate) return undefined
  const own = certificate.personId === viewer.id
  if (!own && !hasRole(viewer, 'administrator')) {
    const holder = await findAccount(db, certificate.personId)
    if (!holder || !(await managesUnit(db, viewer, holder.unitId))) return undefined
  }
  const attempt = await findAttempt(db, certificate.attemptId)
  return {
    ...certificate,
    own,
    examAt: attempt?.startedAt ?? certificate.issuedAt,
    whole: bindingOf(certificate),
    successor: await successorOf(db, certificate),
  }
}

/** The certificate that took the place of this one, if one did. */
export async function successorOf(db: Db, { supersededBy }: { supersededBy: string | null }) {
  const next = supersededBy === null ? undefined : await findCertificate(db, { id: supersededBy })
  return next ? { code: next.code, number: next.number, issuedAt: next.issuedAt } : null
}
