import { existsSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import { KnowledgeTree } from '../../domain/knowledge/schema.ts'
import { openModel } from '../../domain/role-play/model.ts'
import { readTurn } from '../../domain/role-play/read-turn.ts'
import type { Reader } from '../../domain/role-play/run-tests.ts'
import { actModelFrom } from '../../publishing/content/act-model.ts'
import { checkScenarios } from '../../publishing/content/check/scenarios.ts'
import { loadRolePlay } from '../../publishing/content/load-role-play.ts'
import { readYaml } from '../../publishing/content/read.ts'
import { type Finding, hasErrors } from '../../publishing/findings.ts'
import { BadInput, command } from '../command.ts'
import { findingLine } from '../lines.ts'

export const rolePlayCheck = command(
  'role-play check',
  '[--content DIR] [--only SLUG] [--no-recogniser]  检查模拟客户的情景，并跑文件里的测试',
  z.strictObject({
    content: z.string().default('content'),
    only: z.string().optional(),
    noRecogniser: z.boolean().default(false),
  }),
  async ({ content: root, only, noRecogniser }) => {
    if (!existsSync(root)) throw new BadInput(`没有文件夹 ${root}；请在项目根目录运行，或用 --content 指出`)
    const content = load(root)
    const folder = only === undefined ? '/scenarios/' : `/scenarios/${only}/`
    const scenarios = content.scenarios.filter(({ file }) => file.includes(folder))
    const unread = content.findings.filter(({ file }) => file.includes(folder))
    if (only !== undefined && scenarios.length === 0 && unread.length === 0)
      throw new BadInput(
        `没有情景 ${only}；现有的是 ${content.scenarios.map(({ scenario }) => scenario.id).join('、')}`,
      )
    const read = noRecogniser ? undefined : readerFrom(content)
    const { findings, runs } = checkScenarios({ ...content, scenarios }, read)
    const all = [...unread, ...findings]
    const failed = runs.filter(({ run }) => run.problems.length > 0)
    const skipped = runs.filter(({ run }) => run.skipped).length
    return {
      exit: hasErrors(all) ? 1 : 0,
      output: {
        scenarios: scenarios.length,
        tests: runs.length,
        passed: runs.length - failed.length - skipped,
        skipped,
        failed: failed.map(({ scenario, run }) => ({
          scenario,
          test: run.test.name,
          problems: run.problems,
        })),
        recognition: read !== undefined,
        findings: all,
      },
      lines: [
        ...all.map(findingLine),
        `${scenarios.length} 个情景，${runs.length} 条测试，通过 ${runs.length - failed.length - skipped} 条${skipped > 0 ? `，${skipped} 条要有识别模型才能跑` : ''}`,
        `${all.filter((f) => f.severity === 'error').length} 个错误，${all.filter((f) => f.severity === 'warning').length} 个提醒${read ? '' : '；没有用识别模型'}`,
      ],
    }
  },
)

/** Scenarios, acts and the knowledge tree alone: lessons need not be compiled to check a talk. */
function load(root: string) {
  const findings: Finding[] = []
  const collect = (finding: Omit<Finding, 'severity'>) => findings.push({ severity: 'error', ...finding })
  const file = join(root, 'knowledge.yaml')
  const tree = readYaml(file, file, KnowledgeTree, collect) ?? { leaves: [] }
  return { ...loadRolePlay(root, collect), knowledge: { file, tree }, findings }
}

/** A recogniser trained from the lines in the content folder; none where there are none. */
function readerFrom(content: Parameters<typeof actModelFrom>[0]): Reader | undefined {
  if (content.acts.length === 0) return undefined
  const model = openModel(actModelFrom(content))
  return (say, around) => readTurn(model, say, around)
}
