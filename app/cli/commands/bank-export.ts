import { writeFileSync } from 'node:fs'
import * as z from 'zod'
import { ItemStatus } from '../../domain/item/schema.ts'
import { Level } from '../../domain/shared/level.ts'
import { EXPORT_FORMATS } from '../../lib/exchange/write-any.server.ts'
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
    return {
      exit: 0,
      output: { written: file, items, leftOut },
      lines: [
        `${file}：${items} 题，${missing} 题这种格式带不走`,
        ...leftOut.map(({ id, what }) => `${id}：${what}`),
      ],
    }
  },
)
