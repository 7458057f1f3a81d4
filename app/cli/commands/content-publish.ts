import { existsSync } from 'node:fs'
import * as z from 'zod'
import { openSolver } from '../../lib/solver/highs.server.ts'
import { loadContent } from '../../publishing/content/load.ts'
import type { Finding } from '../../publishing/findings.ts'
import { publishContent } from '../../use-cases/content/publish-content.server.ts'
import { planTables } from '../../use-cases/exam/plan-tables.server.ts'
import { BadInput, command } from '../command.ts'
import { findingLine } from '../lines.ts'
import { needsSchema } from '../needs.ts'

export const contentPublish = command(
  'content publish',
  '[--content DIR] [--tables N]  检查、编译并发布，为每个已发布的比重表求解组卷配额；--tables 每级求解几张，试用时可以少些',
  z.strictObject({
    content: z.string().default('content'),
    tables: z.coerce.number().int('写一个整数').min(8, '至少 8 张').max(1_000, '最多 1000 张').optional(),
  }),
  async ({ content: root, tables: count }, around) => {
    if (!existsSync(root)) throw new BadInput(`没有文件夹 ${root}；请在项目根目录运行，或用 --content 指出`)
    const content = await loadContent(root)
    const world = await around.world()
    await needsSchema(world.db)
    const published = await publishContent(world, content, null)
    if (!published.ok) {
      const { findings } = published.refusal
      return {
        exit: 1,
        output: { added: 0, newVersions: 0, retired: 0, unchanged: 0, findings },
        lines: [...findings.map(findingLine), '有错误，什么都没有发布。'],
      }
    }
    const solver = openSolver()
    const findings: Finding[] = [...published.value.findings]
    const lines: string[] = []
    for (const { file, blueprint } of content.blueprints) {
      if (blueprint.status !== 'published') continue
      const planned = await planTables(world, solver, blueprint.level, {
        ...(count !== undefined && { count }),
      })
      if (planned.ok) {
        const { tables, capacity } = planned.value
        lines.push(`${blueprint.name}：${tables} 张组卷配额表，题库够 ${capacity} 套互不重题的卷`)
      } else if (planned.refusal.code === 'bank-too-small') {
        for (const { leaf, type, need, have } of planned.refusal.shortages) {
          findings.push({
            rule: 'bank-carries-the-blueprint',
            severity: 'warning',
            file,
            path: leaf,
            message: `${leaf} × ${type} 要 ${need}，只有 ${have}；在补足以前这一级不能开考`,
          })
        }
        lines.push(`${blueprint.name}：题库只够 ${planned.refusal.capacity} 套卷，不能开考`)
      }
    }
    await solver.close()
    const { added, newVersions, retired, unchanged } = published.value
    return {
      exit: 0,
      output: { added, newVersions, retired, unchanged, findings },
      lines: [
        ...findings.map(findingLine),
        `新增 ${added}，新版 ${newVersions}，退役 ${retired}，不变 ${unchanged}`,
        ...lines,
      ],
    }
  },
)
