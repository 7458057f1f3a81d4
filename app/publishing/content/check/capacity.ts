import { toBankEntry } from '../../../domain/assembly/bank-entry.ts'
import { KIND_NAMES } from '../../../domain/assembly/shortages.ts'
import type { BankEntry } from '../../../domain/assembly/types.ts'
import { leavesOf } from '../../../domain/blueprint/schema.ts'
import { FORMS_NEEDED } from '../../../domain/blueprint/stock.ts'
import type { Solver } from '../../../lib/solver/highs.server.ts'
import { capacityOf, shortagesOf } from '../../../lib/solver/tables.server.ts'
import type { Finding } from '../../findings.ts'
import type { Content } from '../types.ts'

/**
 * Whether the bank can carry each blueprint: two forms without a common item for a published one. What is short is
 * named by leaf and kind. A draft blueprint's shortages are warnings.
 */
export async function capacityFindings({ blueprints, items }: Content, solver: Solver): Promise<Finding[]> {
  const findings: Finding[] = []
  for (const { file, blueprint } of blueprints) {
    const leafIds = leavesOf(blueprint).map(({ id }) => id)
    const bank = items
      .map(({ item: { id, body, facts } }) =>
        toBankEntry(
          {
            id,
            version: 1,
            body,
            facts,
            status: facts.status,
            reserved: facts.reserved,
            levels: facts.levels,
          },
          leafIds,
        ),
      )
      .filter((entry): entry is BankEntry => entry !== undefined && entry.status === 'ready')
    const capacity = await capacityOf(solver, { blueprint, bank })
    if (capacity >= FORMS_NEEDED) continue
    const severity = blueprint.status === 'published' ? 'error' : 'warning'
    const finding = (path: string, message: string) =>
      findings.push({ rule: 'bank-carries-the-blueprint', severity, file, path, message })
    const report = await shortagesOf(solver, { blueprint, bank })
    for (const { leaf, type, need, have, relaxations } of report.shortages) {
      finding(leaf, `${leaf} 的${KIND_NAMES[type]}要 ${need}，只有 ${have}；可以：${relaxations.join('；')}`)
    }
    if (report.feasible)
      finding('tree', `题库够出 ${capacity} 套互不重题的卷，至少要 ${FORMS_NEEDED} 套；请补最薄的叶与题型`)
    else if (report.shortages.length === 0)
      finding('tree', `这几条不能同时满足，再多的题也组不出卷：${report.conflict.join('、')}；请改其中一条`)
  }
  return findings
}
