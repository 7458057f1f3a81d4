import { existsSync } from 'node:fs'
import * as z from 'zod'
import type { Kappa } from '../../domain/complaint/agreement.ts'
import { bankFigures } from '../../domain/complaint/bank-figures.ts'
import { seededRng, widenSeed } from '../../domain/shared/rng.ts'
import { COMPLAINT_RULES } from '../../publishing/content/check/rules/complaint-cases.ts'
import { loadContent } from '../../publishing/content/load.ts'
import { hasErrors } from '../../publishing/findings.ts'
import { BadInput, command } from '../command.ts'
import { findingLine } from '../lines.ts'

/** The intervals are resampled with a fixed seed: the same bank prints the same figures. */
const BOOTSTRAP_SEED = 1

export const complaintCheck = command(
  'complaint check',
  '[--content DIR]  检查投诉练习的句子：规则、数量、两次标注的一致程度',
  z.strictObject({ content: z.string().default('content') }),
  async ({ content: root }) => {
    if (!existsSync(root)) throw new BadInput(`没有文件夹 ${root}；请在项目根目录运行，或用 --content 指出`)
    const content = await loadContent(root)
    const findings = [
      ...content.findings.filter(({ file }) => file.includes('/complaints/')),
      ...COMPLAINT_RULES.flatMap(({ name, severity, check }) =>
        check(content).map((remark) => ({ rule: name, severity, ...remark })),
      ),
    ]
    const figures = bankFigures(
      content.complaints.map(({ complaint }) => complaint),
      seededRng(widenSeed(BOOTSTRAP_SEED), 'bootstrap'),
    )
    const { kappa, kappaMotive, keywordBaseline } = figures
    return {
      exit: hasErrors(findings) ? 1 : 0,
      output: {
        ...figures,
        kappa: kappa.kappa,
        kappaMotive: kappaMotive.kappa,
        agreement: { class: kappa, motive: kappaMotive },
        findings,
      },
      lines: [
        ...findings.map(findingLine),
        `${figures.cases} 句，${figures.twins} 句有对照句`,
        `两次标注一致程度（Cohen κ）：类别 ${told(kappa)}，动机 ${told(kappaMotive)}`,
        `只看字眼的规则，各档动机答对：${Object.entries(keywordBaseline.byTier)
          .map(([tier, share]) => `${tier} 档 ${share === null ? '—' : share.toFixed(2)}`)
          .join('，')}`,
      ],
    }
  },
)

const told = ({ n, kappa, low, high }: Kappa): string =>
  kappa === null
    ? `算不出（n=${n}）`
    : `${kappa.toFixed(2)}（n=${n}，95% 区间 ${low?.toFixed(2)}–${high?.toFixed(2)}）`
