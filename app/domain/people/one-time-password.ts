/** No l, o, i, 0, 1: it is read from a screen and typed, or told on the telephone. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789'
const GROUPS = 3
const GROUP_LENGTH = 4

/**
 * A password to hand over once, such as kq7m-2xrd-h9fp: twelve of 31 letters, 59 bits.
 * @param seed 32 fresh hexadecimal digits
 */
export function passwordFrom(seed: string): string {
  let rest = BigInt(`0x${seed}`)
  const letter = () => {
    const at = Number(rest % BigInt(LETTERS.length))
    rest /= BigInt(LETTERS.length)
    return LETTERS[at] ?? ''
  }
  const group = () => Array.from({ length: GROUP_LENGTH }, letter).join('')
  return Array.from({ length: GROUPS }, group).join('-')
}
