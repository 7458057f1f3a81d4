import type { Act } from '../../domain/role-play/acts.ts'

/** What a trainee does and means to do, grouped by what it is for, in the order of a talk. What harms is not among it. */
export const ACT_GROUPS: Readonly<Record<string, readonly Act[]>> = {
  opening: ['greet', 'identify-self', 'verify-identity', 'small-talk'],
  feeling: ['empathise', 'apologise', 'acknowledge-fault'],
  asking: ['ask-open', 'ask-problem', 'ask-closed'],
  informing: ['explain', 'state-terms'],
  proposing: ['offer', 'compensate-within-authority'],
  promising: ['commit-with-deadline', 'follow-up', 'commit-vague'],
  closing: ['summarise', 'confirm-agreement', 'release-gracefully'],
}
