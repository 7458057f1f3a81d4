import { writeFileSync } from 'node:fs'
import * as z from 'zod'
import { ItemStatus } from '../../domain/item/schema.ts'
import { Level } from '../../domain/shared/level.ts'
import { changesTheQuestion, EXPORT_FORMATS, type Loss, talliesOf } from '../../lib/exchange/losses.ts'
import { exportItems } from '../../use-cases/item/export-items.server.ts'
import { command } from '../command.ts'
import { needsContent } from '../needs.ts'

export const bankExport = command(
  'bank export',
  'FILE --format F [--level L] [--status S]  把题库写成文件，含答案；带不走的逐题列出',
  z.strictObject({
    _0: z.string('请给出要写的文件'),
    format: z.enum(EXPORT_FORMATS, `格式可写 ${EXPORT_FORMATS.join('、')}`),
    level: Level.optional(),
    status: ItemStatus.optional(),
  }),
  async ({ _0: file, format, level, status }, around) => {
    const world = await around.world()
    await needsContent(world.db)
    const { bytes, items, leftOut } = await exportItems(world, null, format, { level, status })
    writeFileSync(file, bytes)
    const missing = leftOut.filter(({ whole }) => whole).length
    const changed = leftOut.flatMap(({ id, whole, losses }) => {
      const what = losses.filter(changesTheQuestion).map((loss) => WORDS[loss])
      return what.length > 0 ? [{ id, whole, what: what.join('、') }] : []
    })
    const said = talliesOf(leftOut)
      .filter(({ loss }) => !changesTheQuestion(loss))
      .map(({ loss, items }) => ({ what: WORDS[loss], items }))
    return {
      exit: 0,
      output: { written: file, items, leftOut: changed, alsoLost: said },
      lines: [
        `${file}：${items} 题，${missing} 题这种格式带不走`,
        ...changed.map(({ id, what }) => `${id}：${what}`),
        ...said.map(({ what, items }) => `另外 ${items} 题少了${what}`),
      ],
    }
  },
)

const WORDS: Readonly<Record<Loss, string>> = {
  kind: '这种题型只有本系统的 YAML 能带',
  list: '列举填空只有本系统的 YAML 能带',
  separators: '答案里有 / 或 ；，表格会把它当成几个答案',
  blanks: '多空填空只有 YAML、Excel 和 QTI 能带',
  points: '分值',
  pinned: '选项固定位置',
  credit: '部分得分规则',
  anyOrder: '答案可换位',
  number: '数值和单位的判法',
  images: '图片',
  imageFiles: '图片文件（只写了名字，用 weiwan content export 连图写出）',
  difficulty: '难度',
  source: '来源和年份',
  otherPoints: '其他知识点',
  levels: '适用级别',
  enemies: '互斥组',
  reserved: '“正式考试专用”的标记',
  samples: '填空的样例答案',
}
