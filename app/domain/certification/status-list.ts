/** Places in one list: the least the standard asks for, so that one certificate cannot be told by the list's length. */
export const LIST_LENGTH = 131_072

/** Where the nth certificate stands: lists are counted from 1, places in each from 0. */
export const placeOf = (nth: number) => ({
  list: Math.floor(nth / LIST_LENGTH) + 1,
  index: nth % LIST_LENGTH,
})

/** The bits of a list, 1 where a credential is no longer in force; bit 0 is the leftmost of the first byte. */
export function statusBits(withdrawn: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(LIST_LENGTH / 8)
  for (const index of withdrawn) bytes[index >> 3] = (bytes[index >> 3] ?? 0) | (0x80 >> (index & 7))
  return bytes
}

/** Whether the bit of a place is set. @returns undefined for a place the list does not have */
export function isWithdrawn(bytes: Uint8Array, index: number): boolean | undefined {
  const byte = bytes[index >> 3]
  return byte === undefined || index < 0 ? undefined : (byte & (0x80 >> (index & 7))) !== 0
}
