import { existsSync, readFileSync } from 'node:fs'
import * as z from 'zod'
import type { SuggestionAccuracy } from '../../domain/complaint/cross-validate.ts'
import { rawComplaints } from '../../domain/complaint/raw-complaints.ts'
import { rowsOfSheet } from '../../lib/sheet/read-sheet.server.ts'
import { trainedSuggester } from '../../use-cases/drill/suggester.server.ts'
import { BadInput, command } from '../command.ts'
import { needsContent } from '../needs.ts'

export const complaintSuggest = command(
  'complaint suggest',
  'FILE  每行一句投诉（或表头有 text 的 CSV、TSV、xlsx）：预分类的建议，并写明它有多准；只供整理，不作标注',
  z.strictObject({ _0: z.string('请给出文件，每行一句投诉') }),
  async ({ _0: file }, { world }) => {
    if (!existsSync(file)) throw new BadInput(`没有文件 ${file}`)
    const rows = await rowsOfSheet(readFileSync(file))
    if (!rows.ok) throw new BadInput(`${file}：${rows.refusal.message}`)
    const raw = rawComplaints(rows.value)
    if (!raw.ok) throw new BadInput(`${file}：${raw.refusal.message}`)
    const site = await world()
    await needsContent(site.db)
    const trained = await trainedSuggester(site)
    if (!trained)
      throw new BadInput(
        '没有已发布的投诉练习句可学；请先在 content/complaints 里补上两人标注过的句子，再发布',
      )
    const { suggest, accuracy, learntFrom } = trained
    const complaints = raw.value.filter(({ text }) => text !== '')
    const results = complaints.map(({ id, text }) => {
      const { p, pClass, motives, ...said } = suggest(text)
      return {
        ...(id === null ? {} : { id }),
        text,
        ...said,
        p: rounded(p),
        pClass: rounded(pClass),
        motives: Object.fromEntries(
          Object.entries(motives).map(([motive, share]) => [motive, rounded(share)]),
        ),
      }
    })
    return {
      exit: 0,
      output: { results, learntFrom, accuracy },
      lines: [
        ...results.map((it) =>
          [it.text, it.class, it.primaryMotive, it.p, it.abstained ? '（拿不准）' : ''].join('\t').trimEnd(),
        ),
        accuracyLine(accuracy),
      ],
    }
  },
)

const rounded = (share: number): number => Math.round(share * 10_000) / 10_000
const percent = (share: number): string => `${Math.trunc(share * 100)}%`

const accuracyLine = (found: SuggestionAccuracy | null): string =>
  found === null
    ? '句子都出自一人，测不出建议有多准'
    : `建议有多准（${found.n} 句交叉验证，作者不重叠）：类别 ${percent(found.class)}，动机 ${percent(found.motive)}；一律猜最多的一种是 ${percent(found.classAlways)} 和 ${percent(found.motiveAlways)}`
