/** No I, L, O, 0, 1: it is read aloud and compared by eye. */
const LETTERS = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789'

/**
 * What a paper is called while people mark it, such as K7M-2XR: drawn, so that it leads back to nobody.
 * @param seed 32 fresh hexadecimal digits
 */
export function paperNumberFrom(seed: string): string {
  let rest = BigInt(`0x${seed}`)
  const letters = Array.from({ length: 6 }, () => {
    const at = Number(rest % BigInt(LETTERS.length))
    rest /= BigInt(LETTERS.length)
    return LETTERS[at] ?? ''
  })
  return `${letters.slice(0, 3).join('')}-${letters.slice(3).join('')}`
}
