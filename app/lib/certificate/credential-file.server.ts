const PREFIX = 'data:application/vc+jwt,'

/** A signed credential in a JSON document: an EnvelopedVerifiableCredential. @see Verifiable Credentials Data Model 2.0 §4.13 */
export const enveloped = (jwt: string) => ({
  '@context': ['https://www.w3.org/ns/credentials/v2'],
  id: `${PREFIX}${jwt}`,
  type: 'EnvelopedVerifiableCredential',
})

/** The JWT in a file of either form, .jwt or .json. @returns undefined when it holds none */
export function jwtIn(text: string): string | undefined {
  const plain = text.trim()
  if (/^[\w-]+\.[\w-]+\.[\w-]+$/.test(plain)) return plain
  try {
    const { id } = JSON.parse(plain) as { id?: unknown }
    return typeof id === 'string' && id.startsWith(PREFIX) ? jwtIn(id.slice(PREFIX.length)) : undefined
  } catch {
    return undefined // neither form
  }
}
