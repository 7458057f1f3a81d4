export type Decoded = Readonly<{ text: string; encoding: 'utf-8' | 'gb18030' }>

/** The text of a file without its byte order mark: strict UTF-8, else GB18030 (GBK among it); undefined for neither. */
export function textOf(bytes: Uint8Array): Decoded | undefined {
  if (bytes.includes(0)) return undefined
  for (const encoding of ['utf-8', 'gb18030'] as const) {
    try {
      return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes), encoding }
    } catch {
      // the other one is tried
    }
  }
  return undefined
}
