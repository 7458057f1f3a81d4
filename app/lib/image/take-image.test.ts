import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { LARGEST_IMAGE, LONGEST_SIDE } from '../../domain/item/image.ts'
import { printable, takeImage } from './take-image.server.ts'

const picture = (width = 120, height = 80) =>
  sharp({ create: { width, height, channels: 3, background: '#ff8800' } })
const text = (words: string) => new TextEncoder().encode(words)

async function taken(bytes: Uint8Array, keepClean = false) {
  const image = await takeImage(bytes, { keepClean })
  if (!image.ok) throw new Error(image.refusal.message)
  return image.value
}

describe('takeImage', () => {
  test.each(['png', 'jpeg', 'webp'] as const)('takes %s by its content, with its sides', async (format) => {
    const image = await taken(await picture().toFormat(format).toBuffer())
    expect(image).toMatchObject({ mediaType: `image/${format}`, width: 120, height: 80 })
    expect((await sharp(image.bytes).metadata()).format).toBe(format)
    expect((await sharp(await printable(image)).metadata()).format).toBe(format === 'jpeg' ? 'jpeg' : 'png')
  })

  test('a photo loses where it was taken and stands upright', async () => {
    const photo = await picture()
      .jpeg()
      .withExif({ IFD0: { Artist: '张三' }, IFD3: { GPSLatitude: '31/1 14/1 0/1' } })
      .withMetadata({ orientation: 6 })
      .toBuffer()
    const image = await taken(photo, true)
    expect(image).toMatchObject({ width: 80, height: 120 })
    expect((await sharp(image.bytes).metadata()).exif).toBeUndefined()
  })

  test('what stands behind the picture is gone, and a clean image that comes back keeps its bytes', async () => {
    const clean = await taken(await picture().png().toBuffer())
    const again = await taken(clean.bytes, true)
    expect(again.id).toBe(clean.id)
    const smuggling = Buffer.concat([clean.bytes, text('PK<script>alert(1)</script>')])
    for (const keepClean of [false, true])
      expect(Buffer.from((await taken(smuggling, keepClean)).bytes).includes('<script>')).toBe(false)
  })

  test('a large picture is made to fit', async () => {
    const image = await taken(await picture(3_000, 1_500).jpeg().toBuffer())
    expect(image).toMatchObject({ width: LONGEST_SIDE, height: LONGEST_SIDE / 2 })
  })

  test.each([
    { name: 'nothing', bytes: async () => new Uint8Array(), says: '空的' },
    { name: 'SVG', bytes: async () => text('<svg xmlns="http://www.w3.org/2000/svg"/>'), says: 'SVG' },
    { name: 'GIF', bytes: async () => text('GIF89a......'), says: 'GIF' },
    { name: 'HEIC', bytes: async () => text('\0\0\0\u0018ftypheic'), says: 'HEIC' },
    { name: 'a program named png', bytes: async () => text('MZ this is no picture'), says: '不是 PNG' },
    { name: 'a file too large', bytes: async () => new Uint8Array(LARGEST_IMAGE + 1), says: '超过 5 MB' },
    {
      name: 'a torn file',
      bytes: async () => (await picture().jpeg().toBuffer()).subarray(0, 200),
      says: '坏了',
    },
    { name: 'a speck', bytes: () => picture(4, 4).png().toBuffer(), says: '看不清' },
    {
      name: 'a picture bomb',
      bytes: () => picture(8_000, 5_100).png({ compressionLevel: 1 }).toBuffer(),
      says: '万像素',
    },
    {
      name: 'a moving picture',
      bytes: () =>
        sharp(Buffer.alloc(40 * 80 * 3, 9).fill(200, 40 * 40 * 3), {
          raw: { width: 40, height: 80, channels: 3, pageHeight: 40 },
        })
          .webp({ delay: [100, 100] })
          .toBuffer(),
      says: '动图',
    },
  ])('refuses $name in words', async ({ bytes, says }) => {
    const refused = await takeImage(await bytes())
    expect(refused.ok ? '' : refused.refusal.message).toContain(says)
  })
})
