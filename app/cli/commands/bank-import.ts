import { existsSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import * as z from 'zod'
import { trainersByAge } from '../../db/reads/people.server.ts'
import { type BadFile, IMPORT_FORMATS, type ImportFormat } from '../../domain/item/import/read-file.ts'
import type { ImportReport } from '../../domain/item/import/report.ts'
import { localOf } from '../../lib/local-time.server.ts'
import { confirmImport, examineImport, previewImport } from '../../use-cases/item/import-items.server.ts'
import type { World } from '../../use-cases/world.ts'
import { BadInput, command } from '../command.ts'
import { needsContent } from '../needs.ts'

export const bankImport = command(
  'bank import',
  'FILE [--format F] [--dry-run] [--good-ones] [--as LOGIN]  导入试题为草稿；--dry-run 只看报告',
  z.strictObject({
    _0: z.string('请给出文件'),
    format: z.enum(IMPORT_FORMATS, `格式可写 ${IMPORT_FORMATS.join('、')}`).optional(),
    dryRun: z.literal(true).optional(),
    goodOnes: z.literal(true).optional(),
    as: z.string().optional(),
  }),
  async ({ _0: file, format, dryRun, goodOnes, as }, around) => {
    if (!existsSync(file)) throw new BadInput(`没有文件 ${file}`)
    const world = await around.world()
    await needsContent(world.db)
    const brought = { name: basename(file), bytes: new Uint8Array(readFileSync(file)), format }
    const unread = ({ line, message }: BadFile) => new BadInput(`${file} 第 ${line} 行：${message}`)
    if (dryRun) {
      const examined = await examineImport(world, brought)
      if (!examined.ok) throw unread(examined.refusal)
      return { exit: examined.value.report.rejected.length > 0 ? 1 : 0, ...told(examined.value, null) }
    }
    const actor = await trainerNamed(world.db, as)
    const previewed = await previewImport(world, actor.id, brought)
    if (!previewed.ok) throw unread(previewed.refusal)
    const { id } = previewed.value
    const { output, lines } = told(previewed.value, actor.login)
    const [before] = previewed.value.earlier
    if (before)
      lines.unshift(
        `同样的文件 ${before.by} 在 ${localOf(before.broughtAt)} 读过一次（${STATES[before.status] ?? before.status}）`,
      )
    const confirmed = await confirmImport(world, actor.id, {
      id,
      goodOnes: goodOnes ?? false,
      mapping: {},
      year: localOf(world.now()).slice(0, 4),
    })
    if (!confirmed.ok)
      return {
        exit: 1,
        output: { ...output, refusal: confirmed.refusal },
        lines: [...lines, REASONS[confirmed.refusal.code]],
      }
    const { itemIds } = confirmed.value
    return {
      exit: 0,
      output: { ...output, importId: id, itemIds },
      lines: [...lines, `导入了 ${itemIds.length} 道草稿`],
    }
  },
)

type Examined = Readonly<{ format: ImportFormat; encoding: string | null; report: ImportReport }>

/** The report as a document and in lines. @param as the trainer who answers for the drafts; null: nobody, nothing is kept */
function told({ format, encoding, report }: Examined, as: string | null) {
  const output = {
    format,
    encoding,
    read: report.read,
    accepted: report.accepted.length,
    rejected: report.rejected,
    near: report.near,
    duplicates: report.duplicates.map(({ line, part, of }) => ({ line, part, of })),
    unmapped: report.unmapped,
    warnings: report.warnings,
    as,
  }
  const lines = [
    `${format}${encoding ? `（${encoding}）` : ''}：读到 ${report.read} 题，可收 ${report.accepted.length}，退回 ${report.rejected.length}，重复 ${report.duplicates.length}`,
    ...report.rejected.map(
      ({ part, line, item, reason }) => `${part ? `${part} ` : ''}第 ${line} 行 ${item}：${reason}`,
    ),
    ...(report.near ?? []).map(
      ({ part, line, item, of, percent }) =>
        `${part ? `${part} ` : ''}第 ${line} 行 ${item}：和 ${of} 有 ${percent}% 相同，照收`,
    ),
    ...report.warnings,
    ...(report.unmapped.length > 0
      ? [`没有对上的知识点：${report.unmapped.map((name) => name || '（没有写）').join('、')}`]
      : []),
  ]
  return { output, lines }
}

/** The trainer who answers for the drafts: as named, else the one who has been here longest; the output says who. */
async function trainerNamed(
  db: World['db'],
  login: string | undefined,
): Promise<{ id: string; login: string }> {
  const trainers = await trainersByAge(db)
  const found = login === undefined ? trainers[0] : trainers.find((trainer) => trainer.login === login)
  if (found) return found
  throw new BadInput(
    login === undefined
      ? '还没有培训师。请先用 weiwan user add 加一位，题目要有人负责'
      : `没有叫 ${login} 的培训师；--as 写培训师的工号`,
  )
}

const STATES: Readonly<Record<string, string>> = {
  previewed: '只看过报告',
  imported: '已导入',
  undone: '已撤回',
}

const REASONS = {
  'has-rejected': '有退回的题，什么也没有导入；改好再来，或加 --good-ones 只收好的',
  unmapped: '有的题没有对上知识点，什么也没有导入；在文件里写知识点的名称或编号，或在题库页面上对应',
  'nothing-to-import': '没有新的题可以导入',
  'no-such-import': '没有这次导入',
  'decided-already': '这次导入已经处理过',
  'bad-form': '有一题太长，或者含有空字符，什么也没有导入；改好再来',
  'no-such-module': '有的题归在现在没有的课程里，什么也没有导入；先更新课程内容',
} as const
