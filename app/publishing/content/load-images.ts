import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import { imageName } from '../../domain/item/image.ts'
import { type TakenImage, takeImage } from '../../lib/image/take-image.server.ts'
import type { Collect } from './read.ts'

type Fields = Readonly<Record<string, unknown>>
const Named = z.looseObject({ file: z.string().regex(/^[^/\\]+\.(png|jpe?g|webp)$/i) })

/**
 * An entry of an `items.yaml` with the images it names read from the folder `images` beside the file: each gets the name
 * it is kept under and its sides. An entry without images is handed back as it is.
 * @param taken grows by every image that was read
 * @returns undefined after findings that say which image cannot be had
 */
export async function withImages(
  entry: Fields,
  {
    folder,
    file,
    where,
    taken,
    collect,
  }: Readonly<{
    folder: string
    file: string
    where: string
    taken: Map<string, TakenImage>
    collect: Collect
  }>,
): Promise<Fields | undefined> {
  if (!Array.isArray(entry.images)) return entry
  const images: unknown[] = []
  for (const [at, image] of entry.images.entries()) {
    const fault = (message: string) =>
      collect({ rule: 'item-images', file, path: `${where} images.${at}`, message })
    const named = Named.safeParse(image)
    if (!named.success) {
      fault('写成 { file: 图片文件名, alt: 替代文字 }；文件放在旁边的 images 文件夹，是 png、jpg 或 webp')
      continue
    }
    const path = join(folder, 'images', named.data.file)
    if (!existsSync(path)) {
      fault(`images/${named.data.file} 不存在；请把图片放在 items.yaml 旁边的 images 文件夹里，或改文件名`)
      continue
    }
    const read = await takeImage(readFileSync(path), { keepClean: true })
    if (!read.ok) {
      fault(`images/${named.data.file}：${read.refusal.message}`)
      continue
    }
    const { width, height } = read.value
    taken.set(read.value.id, read.value)
    images.push({ ...named.data, file: imageName(read.value), width, height })
  }
  return images.length === entry.images.length ? { ...entry, images } : undefined
}
