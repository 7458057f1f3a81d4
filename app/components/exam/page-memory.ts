/** What this tab remembers of an attempt: over a reload, not over tabs. Without sessionStorage: until the page closes. */
const spare = new Map<string, string>()
const nameOf = (attemptId: string, what: string) => `weiwan:${what}:${attemptId}`

type Remembered = 'epoch' | 'at' | 'submit'

export function recall(attemptId: string, what: Remembered): string | undefined {
  try {
    return sessionStorage.getItem(nameOf(attemptId, what)) ?? undefined
  } catch {
    return spare.get(nameOf(attemptId, what))
  }
}

export function remember(attemptId: string, what: Remembered, value: string): void {
  try {
    sessionStorage.setItem(nameOf(attemptId, what), value)
  } catch {
    spare.set(nameOf(attemptId, what), value)
  }
}

/** A random UUID; also where the page came by plain http, where browsers keep `randomUUID` back. */
export function newUuid(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  const hex = [...bytes]
    .map((byte, i) =>
      (i === 6 ? (byte & 0x0f) | 0x40 : i === 8 ? (byte & 0x3f) | 0x80 : byte).toString(16).padStart(2, '0'),
    )
    .join('')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
