import type { ComplaintCase } from '../schema.ts'
import { coverage } from './coverage.ts'
import { nearDuplicates } from './near-duplicates.ts'
import { personalData } from './personal-data.ts'
import { readyIsAgreed } from './ready-is-agreed.ts'
import { temptations } from './temptations.ts'
import { twinsMatch } from './twins-match.ts'
import { uniqueIds } from './unique-ids.ts'

export type CaseRemark = Readonly<{ caseId: string; path: string; message: string }>
export type CaseRule = Readonly<{
  name: string
  severity: 'error' | 'warning'
  check: (cases: readonly ComplaintCase[]) => CaseRemark[]
}>

/** What the schema of one case cannot see (complaint-drill.md §4). Each takes the whole bank, without retired cases. */
export const CASE_RULES: readonly CaseRule[] = [
  uniqueIds,
  twinsMatch,
  readyIsAgreed,
  nearDuplicates,
  personalData,
  temptations,
  coverage,
]
