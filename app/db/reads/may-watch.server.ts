import type { Db } from '../engine/db.server.ts'
import { answersAnAssignment } from './assignments.server.ts'
import { findAccount, hasRole, traineesUnder, type Viewer } from './people.server.ts'
import type { Talk } from './talks.server.ts'

/** Whether a talk answers what a manager asked for; a team's belongs to nobody's record. */
export async function isAssigned(db: Db, talk: Talk): Promise<boolean> {
  if (talk.mode !== 'free' && talk.mode !== 'guided') return false
  const person = await findAccount(db, talk.personId)
  return person !== undefined && answersAnAssignment(db, talk, person)
}

/**
 * Whether somebody else's finished talk is open to a viewer: to trainers always; to a manager of its trainee when it was
 * shared, answers an assignment or is an exam.
 */
export async function mayWatch(db: Db, viewer: Viewer, talk: Talk): Promise<boolean> {
  if (hasRole(viewer, 'trainer')) return true
  if (!hasRole(viewer, 'manager')) return false
  if (!(await traineesUnder(db, viewer)).some(({ id }) => id === talk.personId)) return false
  return talk.sharedAt !== null || talk.mode === 'exam' || isAssigned(db, talk)
}
