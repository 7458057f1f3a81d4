/** Read out in a room and typed: no letter that looks or sounds like another, no 0 and no 1. */
const LETTERS = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789'
const LENGTH = 6

/**
 * An access code such as 7KMQ4D: six of 31 signs, 29 bits; tries are limited.
 * @param seed 32 fresh hexadecimal digits
 */
export function accessCodeFrom(seed: string): string {
  let rest = BigInt(`0x${seed}`)
  return Array.from({ length: LENGTH }, () => {
    const at = Number(rest % BigInt(LETTERS.length))
    rest /= BigInt(LETTERS.length)
    return LETTERS[at] ?? ''
  }).join('')
}

/** A code as typed: full width, small letters, spaces and dashes make no difference. */
export const foldAccessCode = (typed: string): string =>
  typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
