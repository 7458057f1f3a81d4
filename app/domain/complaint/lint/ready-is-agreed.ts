import type { CaseRule } from './lint.ts'

/** A key is published only after two independent readings; where they differ from it, its border rule settles. */
export const readyIsAgreed: CaseRule = {
  name: 'complaint-ready-is-agreed',
  severity: 'error',
  check: (cases) =>
    cases
      .filter(({ status }) => status === 'ready')
      .flatMap(({ id, author, votes }) => {
        const raters = new Set(votes.map(({ rater }) => rater).filter((rater) => rater !== author))
        return raters.size >= 2
          ? []
          : [
              {
                caseId: id,
                path: 'votes',
                message: `只有 ${raters.size} 份独立标注；发布前要两份，都不出自作者`,
              },
            ]
      }),
}
