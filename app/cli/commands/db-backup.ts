import { createHash } from 'node:crypto'
import { existsSync, readFileSync, statSync } from 'node:fs'
import * as z from 'zod'
import { backupSqliteFile } from '../../db/engine/backup.server.ts'
import { fileOf } from '../../db/engine/open.server.ts'
import { BadInput, command } from '../command.ts'

export const dbBackup = command(
  'db backup',
  'FILE  在运行中复制 SQLite 数据库，并检查副本完好',
  z.strictObject({ _0: z.string('请给出备份文件名') }),
  async ({ _0: to }, { databaseUrl }) => {
    if (!databaseUrl.startsWith('file:'))
      throw new BadInput('只备份 SQLite；PostgreSQL 请用 pg_basebackup 与 WAL 归档')
    const from = fileOf(databaseUrl)
    if (!existsSync(from)) throw new BadInput(`没有数据库文件 ${from}；请检查 DATABASE_URL`)
    if (existsSync(to)) throw new BadInput(`${to} 已存在；备份不覆盖旧文件，请换个名字`)
    const integrity = await backupSqliteFile(from, to)
    const bytes = statSync(to).size
    const sha256 = createHash('sha256').update(readFileSync(to)).digest('hex')
    const good = integrity === 'ok'
    return {
      exit: good ? 0 : 1,
      output: { bytes, sha256, integrity },
      lines: [good ? `已备份到 ${to}，${bytes} 字节，完好` : `副本不完好：${integrity}`],
    }
  },
)
