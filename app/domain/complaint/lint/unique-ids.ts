import type { CaseRule } from './lint.ts'

export const uniqueIds: CaseRule = {
  name: 'complaint-ids-are-unique',
  severity: 'error',
  check: (cases) => {
    const seen = new Set<string>()
    return cases
      .filter(({ id }) => seen.size === seen.add(id).size)
      .map(({ id }) => ({
        caseId: id,
        path: 'id',
        message: `编号 ${id} 用了两次；请给后一句换一个没用过的编号`,
      }))
  },
}
