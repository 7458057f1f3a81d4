import * as z from 'zod'

/** What an image may be kept as, by the ending of its name. SVG can carry scripts and GIF moves: neither is taken. */
export const IMAGE_TYPES = { png: 'image/png', jpg: 'image/jpeg', webp: 'image/webp' } as const
export type ImageEnding = keyof typeof IMAGE_TYPES

/** The largest file that is taken, in bytes. */
export const LARGEST_IMAGE = 5 * 1024 * 1024
/** Pixels along either side of a kept image; a larger one is made smaller when it is taken. */
export const LONGEST_SIDE = 2_000
/** So many on one item. */
export const MOST_IMAGES = 4

const ALT_MISSING = '缺少替代文字；看不见图的人靠它答题，请写出图里与答题有关的内容'

/** The SHA-256 of an image's bytes and how it is kept: the same name is always the same image. */
const ImageName = z
  .string()
  .regex(/^[0-9a-f]{64}\.(png|jpg|webp)$/, '不是平台里的图片；请删去这一张，重新上传')

/** An image that stands with an item's stem, or with the material that all parts of it share. */
export const ItemImage = z.strictObject({
  file: ImageName,
  alt: z
    .string({ error: ALT_MISSING })
    .trim()
    .min(1, ALT_MISSING)
    .max(300, '替代文字最多 300 字；图里的长文字请写进题干或材料')
    .refine((text) => text === '' || /\p{Script=Han}/u.test(text), '替代文字要用中文写')
    .refine((text) => !text.includes('\0'), '不能含有空字符'),
  /** Pixels. */
  width: z.int().min(1).max(LONGEST_SIDE),
  height: z.int().min(1).max(LONGEST_SIDE),
})
export type ItemImage = z.infer<typeof ItemImage>

/** None is written as no field at all, so that an item without images says what it always said. */
export const ItemImages = z
  .array(ItemImage)
  .min(1)
  .max(MOST_IMAGES, `最多 ${MOST_IMAGES} 张图片`)
  .refine((images) => new Set(images.map(({ file }) => file)).size === images.length, {
    message: '同一张图片放了两次，请删去一张',
  })
  .optional()

const endingOf = (mediaType: string): ImageEnding | undefined =>
  (['png', 'jpg', 'webp'] as const).find((ending) => IMAGE_TYPES[ending] === mediaType)

/** What an item calls a kept image. @throws for a media type that is never kept */
export function imageName({ id, mediaType }: Readonly<{ id: string; mediaType: string }>): string {
  const ending = endingOf(mediaType)
  if (!ending) throw new Error(`no image is kept as ${mediaType}`)
  return `${id}.${ending}`
}

/** The id within an image's name; undefined for anything that is no such name. */
export const imageIdIn = (name: string): string | undefined =>
  ImageName.safeParse(name).success ? name.slice(0, name.indexOf('.')) : undefined
