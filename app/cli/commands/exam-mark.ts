import { existsSync, readFileSync } from 'node:fs'
import * as z from 'zod'
import { markItem } from '../../domain/marking/mark-item.ts'
import { readMarkRow } from '../../domain/marking/mark-row.ts'
import { formatPoints } from '../../domain/shared/points.ts'
import { BadInput, command } from '../command.ts'

export const examMark = command(
  'exam mark',
  'FILE.jsonl  每行一个 { item, response }，判分并说明依据',
  z.strictObject({ _0: z.string('请给出 JSONL 文件') }),
  async ({ _0: file }) => {
    if (!existsSync(file)) throw new BadInput(`没有文件 ${file}`)
    const results = readFileSync(file, 'utf8')
      .split(/\r?\n/)
      .flatMap((line, i) => {
        if (line.trim() === '') return []
        const where = `${file} 第 ${i + 1} 行`
        const row = readMarkRow(parsed(line, where))
        if (!row.ok) throw new BadInput(`${where}：${row.refusal.message}`)
        return [markItem(row.value.body, row.value.response)]
      })
    return {
      exit: 0,
      output: { results },
      lines: results.map(
        ({ state, points, outOf }, i) =>
          `${i + 1}\t${state}\t${formatPoints(points)} / ${formatPoints(outOf)}`,
      ),
    }
  },
)

function parsed(line: string, where: string): unknown {
  try {
    return JSON.parse(line)
  } catch (error) {
    throw new BadInput(
      `${where}：不是完整的 JSON（${error instanceof Error ? error.message : ''}）；每行写一个 { item, response }`,
    )
  }
}
