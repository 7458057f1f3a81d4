import { fromBuffer } from 'yauzl'
import type { BadFile } from '../../domain/item/import/read-file.ts'
import { ok, type Result, refuse } from '../../domain/shared/result.ts'

/** What a package of thousands of questions stays far below: more is a mistake or a bomb. */
export const ZIP_LIMITS = { entries: 20_000, inflated: 200 * 1024 * 1024, ratio: 200 } as const

export const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b

const bad = (message: string) => refuse({ code: 'bad-file', line: 1, message } as const)

/**
 * The files of an archive by name. Sizes are checked before anything is inflated, and again while it is (the reader ends
 * a stream that grows beyond its stated size). Encrypted files and names outside the archive are refused.
 * @param wanted which files to inflate; the others are left closed
 */
export function filesInZip(
  bytes: Uint8Array,
  wanted: (name: string) => boolean,
): Promise<Result<ReadonlyMap<string, Buffer>, BadFile>> {
  return new Promise((done) => {
    fromBuffer(
      Buffer.from(bytes),
      { lazyEntries: true, validateEntrySizes: true, strictFileNames: true },
      (error, zip) => {
        if (error || !zip) return done(bad('不是完整的压缩包'))
        const files = new Map<string, Buffer>()
        let inflated = 0
        const stop = (message: string) => {
          zip.close()
          done(bad(message))
        }
        zip.on('error', () => stop('压缩包损坏，或里面的文件名不合规'))
        zip.on('end', () => done(ok(files)))
        zip.on('entry', (entry) => {
          inflated += entry.uncompressedSize
          if (zip.entryCount > ZIP_LIMITS.entries) return stop(`压缩包里的文件超过 ${ZIP_LIMITS.entries} 个`)
          if (
            inflated > ZIP_LIMITS.inflated ||
            entry.uncompressedSize > ZIP_LIMITS.ratio * Math.max(entry.compressedSize, 1_024)
          )
            return stop('压缩包解开后大得不合常理，没有解开')
          if (entry.isEncrypted()) return stop('压缩包有密码；请去掉密码再导入')
          if (!wanted(entry.fileName)) return zip.readEntry()
          zip.openReadStream(entry, (fault, stream) => {
            if (fault || !stream) return stop('压缩包里的文件读不出来')
            const parts: Buffer[] = []
            stream.on('data', (part: Buffer) => parts.push(part))
            stream.on('error', () => stop('压缩包里的文件读不出来'))
            stream.on('end', () => {
              files.set(entry.fileName, Buffer.concat(parts))
              zip.readEntry()
            })
          })
        })
        zip.readEntry()
      },
    )
  })
}
