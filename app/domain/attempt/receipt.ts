import type { Instant } from '../shared/instant.ts'

/** What a candidate keeps after handing in. */
export type Receipt = Readonly<{
  attemptId: string
  submittedAt: Instant
  answered: number
  total: number
  /** SHA-256 over the answers that stand, in slot order. */
  answersHash: string
  /** candidate: handed in by hand; deadline: closed by the server when time was up; invigilator: ended by him. */
  by: 'candidate' | 'deadline' | 'invigilator'
}>
