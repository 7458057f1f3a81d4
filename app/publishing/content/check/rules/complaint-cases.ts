import { CASE_RULES } from '../../../../domain/complaint/lint/lint.ts'
import type { Rule } from '../rule.ts'

/** The drill's own rules, over all cases of content/complaints that are not retired. */
export const COMPLAINT_RULES: readonly Rule[] = CASE_RULES.map(({ name, severity, check }) => ({
  name,
  severity,
  check: ({ complaints }) => {
    const standing = complaints.filter(({ complaint }) => complaint.status !== 'retired')
    const fileOf = (id: string) =>
      standing.find(({ complaint }) => complaint.id === id)?.file ?? 'content/complaints'
    // a tree without a drill has nothing to cover
    if (standing.length === 0) return []
    return check(standing.map(({ complaint }) => complaint)).map(({ caseId, path, message }) => ({
      file: fileOf(caseId),
      path: [caseId, path].filter(Boolean).join(' '),
      message,
    }))
  },
}))
