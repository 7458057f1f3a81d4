import sharp, { type Metadata, type Sharp } from 'sharp'
import { IMAGE_TYPES, type ImageEnding, LARGEST_IMAGE, LONGEST_SIDE } from '../../domain/item/image.ts'
import { ok, type Result, refuse } from '../../domain/shared/result.ts'
import { sha256 } from '../hash.server.ts'

// of libvips' many readers only the three whose files are taken: what is not asked for cannot be attacked
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({
  operation: ['VipsForeignLoadPngBuffer', 'VipsForeignLoadJpegBuffer', 'VipsForeignLoadWebpBuffer'],
})

const MOST_PIXELS = 40_000_000
const SHORTEST_SIDE = 16
const LARGEST_KEPT = 2 * 1024 * 1024
const JPEG_QUALITY = 88
const WEBP_QUALITY = 90

/** An image as it is kept. `id` is the SHA-256 of `bytes`; sides in pixels. */
export type TakenImage = Readonly<{
  id: string
  mediaType: string
  width: number
  height: number
  bytes: Uint8Array
}>
export type BadImage = Readonly<{ code: 'bad-image'; message: string }>

const bad = (message: string) => refuse({ code: 'bad-image', message } as const)

/**
 * Checks an image by what is in it, whatever its name says, and makes it fit to be kept: decoded whole, turned upright,
 * no longer than `LONGEST_SIDE`, written anew. What a camera or program left in it (place, device, comments, anything
 * behind the picture) is gone then. Refuses `bad-image` in words for whoever brings it.
 * @param keepClean an image that carries nothing but its picture and fits as it is keeps its bytes, so that what was
 * exported from here is the same image when it comes back
 */
export async function takeImage(
  bytes: Uint8Array,
  { keepClean = false }: { keepClean?: boolean } = {},
): Promise<Result<TakenImage, BadImage>> {
  if (bytes.length === 0) return bad('这个文件是空的；请重新选一张图片')
  if (bytes.length > LARGEST_IMAGE)
    return bad(`图片 ${megabytes(bytes.length)} MB，超过 ${megabytes(LARGEST_IMAGE)} MB；请缩小或压缩后再传`)
  const ending = endingOf(bytes)
  if (!ending) return bad(whyNot(bytes))
  try {
    return await rewritten(bytes, ending, keepClean)
  } catch {
    return bad('图片文件坏了，读不完整；请重新导出一份再传') // libvips throws on every fault in a file
  }
}

async function rewritten(bytes: Uint8Array, ending: ImageEnding, keepClean: boolean) {
  const options = { limitInputPixels: false, failOn: 'warning' } as const
  const found = await sharp(bytes, options).metadata()
  const { width, height } = found.autoOrient
  if ((found.pages ?? 1) > 1) return bad('这是动图，不收；请截一帧存成 PNG 再传')
  if (width * height > MOST_PIXELS)
    return bad(`图片 ${width}×${height} 像素，超过 ${MOST_PIXELS / 10_000} 万像素；请缩小后再传`)
  if (Math.min(width, height) < SHORTEST_SIDE)
    return bad(`图片只有 ${width}×${height} 像素，看不清；每边至少 ${SHORTEST_SIDE} 像素`)
  const upright = sharp(bytes, options)
    .autoOrient()
    .resize(LONGEST_SIDE, LONGEST_SIDE, { fit: 'inside', withoutEnlargement: true })
    .toColourspace('srgb')
  const { data, info } = await written(upright, ending).toBuffer({ resolveWithObject: true })
  const clean =
    keepClean &&
    found.format === info.format &&
    Math.max(width, height) <= LONGEST_SIDE &&
    bytes.length <= LARGEST_KEPT &&
    carriesNothing(found) &&
    endsWithThePicture(bytes, ending)
  const kept = clean ? bytes : new Uint8Array(data)
  if (kept.length > LARGEST_KEPT)
    return bad(
      `图片处理后还有 ${megabytes(kept.length)} MB，超过 ${megabytes(LARGEST_KEPT)} MB，手机上打开太慢；照片请存成 JPEG，截图请裁小`,
    )
  const { width: w, height: h } = clean ? { width, height } : info
  return ok<TakenImage>({
    id: sha256(kept),
    mediaType: IMAGE_TYPES[ending],
    width: w,
    height: h,
    bytes: kept,
  })
}

function written(image: Sharp, ending: ImageEnding): Sharp {
  if (ending === 'png') return image.png({ compressionLevel: 9 })
  return ending === 'jpg' ? image.jpeg({ quality: JPEG_QUALITY }) : image.webp({ quality: WEBP_QUALITY })
}

const carriesNothing = ({ exif, xmp, iptc, icc, comments, tifftagPhotoshop }: Metadata): boolean =>
  !exif && !xmp && !iptc && !icc && !tifftagPhotoshop && (comments ?? []).length === 0

/** Whether nothing stands behind the picture: a file that is an archive too ends elsewhere. */
function endsWithThePicture(bytes: Uint8Array, ending: ImageEnding): boolean {
  if (ending === 'png')
    return beginsWith(bytes.subarray(-8), [0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82])
  if (ending === 'jpg') return beginsWith(bytes.subarray(-2), [0xff, 0xd9])
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(4, true)
  return length + 8 === bytes.length
}

const beginsWith = (bytes: Uint8Array, magic: readonly number[], at = 0): boolean =>
  magic.every((byte, i) => bytes[at + i] === byte)
const wordAt = (bytes: Uint8Array, at: number): string =>
  new TextDecoder('latin1').decode(bytes.subarray(at, at + 4))

function endingOf(bytes: Uint8Array): ImageEnding | undefined {
  if (beginsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return 'png'
  if (beginsWith(bytes, [0xff, 0xd8, 0xff])) return 'jpg'
  return wordAt(bytes, 0) === 'RIFF' && wordAt(bytes, 8) === 'WEBP' ? 'webp' : undefined
}

function whyNot(bytes: Uint8Array): string {
  if (wordAt(bytes, 0) === 'GIF8') return 'GIF 不收；请存成 PNG 再传，动图请截一帧'
  if (wordAt(bytes, 4) === 'ftyp') return '这是手机的 HEIC 照片或视频，不收；请存成 JPEG 再传'
  const opening = new TextDecoder().decode(bytes.subarray(0, 1_000))
  if (/<svg|<\?xml|<!doctype/i.test(opening)) return 'SVG 和网页能带脚本，不收；请导出成 PNG 再传'
  return '不是 PNG、JPEG 或 WebP 图片（看的是内容，不是文件名）；请换成这三种之一'
}

const megabytes = (length: number): string => String(Math.round(length / 104_857.6) / 10)

/** The image in a form that every printer of PDF reads: PNG or JPEG, not interlaced. */
export const printable = async ({
  bytes,
  mediaType,
}: Pick<TakenImage, 'bytes' | 'mediaType'>): Promise<Buffer> =>
  mediaType === IMAGE_TYPES.jpg ? Buffer.from(bytes) : sharp(bytes).png().toBuffer()
