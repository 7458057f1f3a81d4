import { MOTIVES } from '../motives.ts'
import { TIERS } from '../schema.ts'
import type { CaseRemark, CaseRule } from './lint.ts'

const PER_TIER = 8
const PER_MOTIVE = 25
const IN_ALL = 400
const WITH_TWIN = 120

/** Enough of everything (complaint-drill.md §5, §12): rare motives are practised only where they are written on purpose. */
export const coverage: CaseRule = {
  name: 'complaint-coverage',
  severity: 'warning',
  check: (cases) => {
    const short = (path: string, have: number, need: number, what: string): CaseRemark[] =>
      have >= need ? [] : [{ caseId: '', path, message: `${what}只有 ${have} 句，要 ${need} 句；请补写` }]
    return [
      ...short('', cases.length, IN_ALL, '全部'),
      ...short('twin', cases.filter(({ twin }) => twin).length, WITH_TWIN, '有对照句的'),
      ...MOTIVES.flatMap((motive) => {
        const ofMotive = cases.filter(({ primaryMotive }) => primaryMotive === motive)
        return [
          ...short(motive, ofMotive.length, PER_MOTIVE, `${motive} `),
          ...TIERS.flatMap((tier) =>
            short(
              `${motive} ${tier}`,
              ofMotive.filter((it) => it.tier === tier).length,
              PER_TIER,
              `第 ${tier} 档的 ${motive} `,
            ),
          ),
        ]
      }),
    ]
  },
}
