import { gunzipSync, gzipSync } from 'node:zlib'

/** A list of bits as status list credentials carry it: gzip, then multibase base64url (`u…`). */
export const encodeBits = (bits: Uint8Array): string =>
  `u${gzipSync(bits, { level: 9 }).toString('base64url')}`

/** More than any list of ours unpacks to, so that a crafted file cannot fill the memory. */
const MOST_BYTES = 1 << 22

/** The bits of an encoded list. @returns undefined when it is not one */
export function decodeBits(encoded: string): Uint8Array | undefined {
  if (!encoded.startsWith('u')) return undefined
  try {
    return gunzipSync(Buffer.from(encoded.slice(1), 'base64url'), { maxOutputLength: MOST_BYTES })
  } catch {
    return undefined // not gzip, or cut off
  }
}
