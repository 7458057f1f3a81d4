import type { CaseRule } from './lint.ts'

/** A twin is mutual, and differs in the motive: that is what the pair teaches. */
export const twinsMatch: CaseRule = {
  name: 'complaint-twins-match',
  severity: 'error',
  check: (cases) => {
    const byId = new Map(cases.map((it) => [it.id, it]))
    return cases.flatMap(({ id, twin, primaryMotive }) => {
      if (twin === undefined) return []
      const other = byId.get(twin)
      const fault = !other
        ? `对照句 ${twin} 不存在`
        : other.twin !== id
          ? `对照句 ${twin} 没有指回 ${id}`
          : other.primaryMotive === primaryMotive
            ? `与对照句 ${twin} 的主动机相同（${primaryMotive}），对照不出区别`
            : undefined
      return fault ? [{ caseId: id, path: 'twin', message: `${fault}；两句要互相指着，动机不同` }] : []
    })
  },
}
