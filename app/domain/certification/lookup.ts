/** What a visitor of the public page means: the printed number, or the code in the QR address. */
export type CertificateName = Readonly<{ number: string }> | Readonly<{ code: string }>

const NUMBER = /^WW-?(L[1-4])-?(\d{4})-?(\d{6})$/
const CODE = /^[0-9a-f]{32}$/

/**
 * Reads a number or a code as people type and paste it: full width, any case, spaces, long dashes, or the whole
 * address of the public page. @returns undefined when it is neither
 */
export function parseCertificateName(typed: string): CertificateName | undefined {
  const tail =
    typed
      .normalize('NFKC')
      .trim()
      .replace(/[?#].*$/, '')
      .replace(/\/+$/, '')
      .split('/')
      .at(-1) ?? ''
  const text = tail.replace(/\s/g, '').replace(/[‐‑‒–—―−－]/g, '-')
  const [, level, year, running] = NUMBER.exec(text.toUpperCase()) ?? []
  if (level && year && running) return { number: `WW-${level}-${year}-${running}` }
  const code = text.toLowerCase()
  return CODE.test(code) ? { code } : undefined
}

/** The last part of the public page's address. */
export const nameInAddress = (name: CertificateName): string => ('number' in name ? name.number : name.code)
