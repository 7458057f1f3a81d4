import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import * as z from 'zod'
import { findGlossaryVersion, findTreeVersion } from '../../db/reads/authored.server.ts'
import { allBankItems, type BankItem } from '../../db/reads/bank.server.ts'
import { imagesNamed } from '../../db/reads/images.server.ts'
import { entryToWrite } from '../../domain/item/entry.ts'
import { differencesById } from '../../domain/shared/merge.ts'
import { glossaryFileWith } from '../../publishing/content/write-glossary.ts'
import { itemsFileWith } from '../../publishing/content/write-items.ts'
import { isSameTree, knowledgeFileWith } from '../../publishing/content/write-knowledge.ts'
import { BadInput, command } from '../command.ts'
import { needsSchema } from '../needs.ts'

const folderOf = (to: string, moduleId: string): string => join(to, 'levels', moduleId.slice(0, 2), moduleId)
const imageNamesOf = ({ body }: BankItem): string[] => (body.images ?? []).map(({ file }) => file)

export const contentExport = command(
  'content export',
  '--to DIR  把平台上写的、改过的题、术语和知识点写成 DIR/levels/级/模块/items.yaml、DIR/glossary.yaml、DIR/knowledge.yaml，图片写在旁边的 images；已有的文件只换同号的，其余不动',
  z.strictObject({ to: z.string().min(1) }),
  async ({ to }, around) => {
    const world = await around.world()
    await needsSchema(world.db)
    const authored = (await allBankItems(world.db)).filter(({ authorId }) => authorId !== null)
    const modules = [...new Set(authored.map(({ moduleId }) => moduleId))].sort()
    const glossary = await findGlossaryVersion(world.db)
    const terms = glossary ? differencesById(glossary.file, glossary.entries) : []
    // every text is made before the first is written: a file that cannot be read stops all
    const files = modules.map((moduleId) => {
      const path = join(folderOf(to, moduleId), 'items.yaml')
      const entries = authored
        .filter((item) => item.moduleId === moduleId)
        .map(({ id, body, facts, status }) => entryToWrite({ id, body, facts: { ...facts, status } }))
      return { path, text: textOf(path, (existing) => itemsFileWith(existing, moduleId, entries)) }
    })
    const kept = await imagesNamed(world.db, authored.flatMap(imageNamesOf))
    const images = authored.flatMap((item) =>
      imageNamesOf(item).flatMap((name) => {
        const image = kept.get(name)
        return image ? [{ path: join(folderOf(to, item.moduleId), 'images', name), bytes: image.bytes }] : []
      }),
    )
    if (glossary && terms.length > 0) {
      const path = join(to, 'glossary.yaml')
      const sides = { file: glossary.file, standing: glossary.entries }
      files.push({ path, text: textOf(path, (existing) => glossaryFileWith(existing, sides)) })
    }
    const knowledge = await findTreeVersion(world.db)
    const file = knowledge?.file
    if (knowledge && file && !isSameTree(file, knowledge.tree)) {
      const path = join(to, 'knowledge.yaml')
      const sides = { file, standing: knowledge.tree }
      files.push({ path, text: textOf(path, (existing) => knowledgeFileWith(existing, sides)) })
    }
    for (const { path, text } of files) {
      mkdirSync(dirname(path), { recursive: true })
      writeFileSync(path, text)
    }
    for (const { path, bytes } of images) {
      mkdirSync(dirname(path), { recursive: true })
      writeFileSync(path, bytes)
    }
    const written = [...new Set([...files, ...images].map(({ path }) => path))]
    return {
      exit: 0,
      output: { written },
      lines: [
        `平台上写的题 ${authored.length} 道、术语 ${terms.length} 条，写入 ${written.length} 个文件`,
        ...written,
      ],
    }
  },
)

function textOf(path: string, write: (existing: string | undefined) => string): string {
  try {
    return write(existsSync(path) ? readFileSync(path, 'utf8') : undefined)
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new BadInput(`${path} 读不懂（${why}）；什么都没有写，请先改好这个文件，或换一个 --to`)
  }
}
