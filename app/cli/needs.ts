import type { Db } from '../db/engine/db.server.ts'
import { currentModelName, findModelVersion } from '../db/reads/act-model.server.ts'
import { currentDocuments } from '../db/reads/content.server.ts'
import { type OpenModel, openModel } from '../domain/role-play/model.ts'
import { BadInput } from './command.ts'

const MIGRATE = 'npm run -s weiwan -- db migrate'

/** @throws BadInput when the database has no tables yet */
export async function needsSchema(db: Db): Promise<void> {
  try {
    await currentDocuments(db, 'blueprint')
  } catch {
    throw new BadInput(`数据库里还没有表。请先运行：${MIGRATE}`)
  }
}

/** @throws BadInput when nothing is published yet */
export async function needsContent(db: Db): Promise<void> {
  await needsSchema(db)
  if ((await currentDocuments(db, 'blueprint')).length > 0) return
  throw new BadInput(
    `数据库里还没有发布内容。请先运行：${MIGRATE}，再运行：npm run -s weiwan -- content publish`,
  )
}

/** The act recogniser as published, and its hash. @throws BadInput when there is none */
export async function needsModel(db: Db): Promise<{ model: OpenModel; hash: string }> {
  await needsContent(db)
  const name = await currentModelName(db)
  const stored = name && (await findModelVersion(db, name.version))
  if (stored) return { model: openModel(stored.model), hash: stored.hash }
  throw new BadInput(
    '数据库里还没有识别模型：发布时 content/acts 是空的。请补上例句，再运行：npm run -s weiwan -- content publish',
  )
}
