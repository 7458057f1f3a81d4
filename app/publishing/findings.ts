/** Something wrong with content or an import. Collected, never thrown; the message is for authors, Chinese first. */
export type Finding = Readonly<{
  rule: string
  severity: 'error' | 'warning'
  /** Relative to the content folder's parent, so that an editor can open it. */
  file: string
  /** Where in the file: an item id, a field path, a line. */
  path: string
  message: string
}>

export const hasErrors = (findings: readonly Finding[]): boolean =>
  findings.some(({ severity }) => severity === 'error')
