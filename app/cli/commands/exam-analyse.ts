import { existsSync, readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import * as z from 'zod'
import { type Analysis, analyse, type Model } from '../../domain/item-analysis/analyse.ts'
import { readMatrix } from '../../domain/item-analysis/csv-matrix.ts'
import { BadInput, command } from '../command.ts'

const MODELS = ['ctt', '1pl', '2pl'] as const

export const examAnalyse = command(
  'exam analyse',
  'FILE.csv [--model ctt,1pl,2pl]  一人一行、一题一列的得分表：题目与试卷的统计；题号后可写满分，如 Q8/8',
  z.strictObject({ _0: z.string('请给出 CSV 文件'), model: z.string().default('ctt,2pl') }),
  async ({ _0: file, model }) => {
    if (!existsSync(file)) throw new BadInput(`没有文件 ${file}`)
    const models = modelsOf(model)
    const read = readMatrix(recordsOf(file))
    if (!read.ok) throw new BadInput(`${file} 第 ${read.refusal.line} 行：${read.refusal.message}`)
    const { matrix, assumedFullMarks } = read.value
    // no prior: the figures are to be those published for the plain models
    const all = models.map((one) => [one, analyse(matrix, { model: one })] as const)
    const [, last] = all[all.length - 1] ?? []
    if (!last) throw new BadInput('--model 没有给出模型')
    const output = {
      ...last,
      models: Object.fromEntries(
        all.map(([one, { items, exam, converged }]) => [
          one,
          { logLik: exam.logLik, converged, items: items.map(({ id, a, b }) => ({ id, a, b })) },
        ]),
      ),
      assumedFullMarks,
    }
    return { exit: 0, output, lines: linesOf(last, assumedFullMarks) }
  },
)

function modelsOf(list: string): readonly Model[] {
  return list.split(',').map((name) => {
    const model = MODELS.find((known) => known === name.trim().toLowerCase())
    if (!model) throw new BadInput(`--model 里的“${name}”不认识；可写 ${MODELS.join('、')}，用逗号隔开`)
    return model
  })
}

function recordsOf(file: string): string[][] {
  const bytes = readFileSync(file)
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return parse(text, { bom: true, skip_empty_lines: true, relax_column_count: true })
  } catch (error) {
    throw new BadInput(`${file} 读不成 UTF-8 的 CSV：${error instanceof Error ? error.message : ''}`)
  }
}

const shown = (value: number | null, digits = 2) => (value === null ? '—' : value.toFixed(digits))

const linesOf = ({ people, items, exam }: Analysis, assumed: readonly string[]): string[] => [
  `${people} 人，${items.length} 题；平均 ${shown(exam.mean)}，标准差 ${shown(exam.sd)}，α ${shown(exam.alpha, 3)}，测量标准误 ${shown(exam.sem)}`,
  ...(assumed.length > 0 ? [`未写满分、按最高得分计：${assumed.join('、')}`] : []),
  '题号\t得分率\t区分指数\t区分效率\t上下组差\ta\tb',
  ...items.map((item) =>
    [
      item.id,
      shown(item.facility),
      shown(item.discriminationIndex, 1),
      shown(item.discriminativeEfficiency, 1),
      shown(item.upperLower27),
      shown(item.a),
      shown(item.b),
    ].join('\t'),
  ),
]
