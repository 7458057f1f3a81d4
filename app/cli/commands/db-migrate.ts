import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import * as z from 'zod'
import { migrateDatabase } from '../../db/engine/migrate.server.ts'
import { fileOf } from '../../db/engine/open.server.ts'
import { command } from '../command.ts'

export const dbMigrate = command(
  'db migrate',
  ' 把数据库升到最新结构；有数据的先备份',
  z.strictObject({}),
  async (_, { databaseUrl }) => {
    const file = databaseUrl.startsWith('file:') ? fileOf(databaseUrl) : undefined
    if (file) mkdirSync(dirname(file), { recursive: true })
    const applied = await migrateDatabase(databaseUrl, file && `${file}.before-migrate`)
    return {
      exit: 0,
      output: { applied },
      lines: [applied === 0 ? '已是最新结构' : `执行了 ${applied} 个迁移`],
    }
  },
)
