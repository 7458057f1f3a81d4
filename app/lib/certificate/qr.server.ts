import { encode } from 'uqr'

/** A QR code as one path on a square of `size` modules, without a quiet zone. */
export type QrPath = Readonly<{ size: number; path: string }>

/** Error correction M: a fold or a stamp over a seventh of it does no harm. */
export function qrPathOf(text: string): QrPath {
  const { data, size } = encode(text, { ecc: 'M', border: 0 })
  const path = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('')
  return { size, path }
}
