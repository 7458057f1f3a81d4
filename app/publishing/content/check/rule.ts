import type { Finding } from '../../findings.ts'
import type { Content } from '../types.ts'

/** What a rule says of one place; the rule's own name and severity are added by the check. */
export type Remark = Readonly<{ file: string; path: string; message: string }>

/** A rule reads the whole content and returns what it finds wrong. */
export type Rule = Readonly<{
  name: string
  severity: Finding['severity']
  check: (content: Content) => Remark[]
}>
