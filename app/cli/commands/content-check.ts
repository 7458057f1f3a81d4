import { existsSync } from 'node:fs'
import * as z from 'zod'
import { openSolver } from '../../lib/solver/highs.server.ts'
import { capacityFindings } from '../../publishing/content/check/capacity.ts'
import { checkContent } from '../../publishing/content/check/check-content.ts'
import { countsOf } from '../../publishing/content/counts.ts'
import { loadContent } from '../../publishing/content/load.ts'
import { hasErrors } from '../../publishing/findings.ts'
import { BadInput, command } from '../command.ts'
import { findingLine } from '../lines.ts'

export const contentCheck = command(
  'content check',
  '[--content DIR]  检查课程与题库，不动数据库',
  z.strictObject({ content: z.string().default('content') }),
  async ({ content: root }) => {
    if (!existsSync(root)) throw new BadInput(`没有文件夹 ${root}；请在项目根目录运行，或用 --content 指出`)
    const content = await loadContent(root)
    const solver = openSolver()
    const findings = [...checkContent(content), ...(await capacityFindings(content, solver))]
    await solver.close()
    const counts = countsOf(content)
    return {
      exit: hasErrors(findings) ? 1 : 0,
      output: { ...counts, findings },
      lines: [
        ...findings.map(findingLine),
        `${counts.modules} 个模块，${counts.items} 道题，${findings.filter((f) => f.severity === 'error').length} 个错误，${findings.filter((f) => f.severity === 'warning').length} 个提醒`,
      ],
    }
  },
)
