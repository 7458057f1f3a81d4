import { exportJWK, generateKeyPair, importJWK, type JWK, SignJWT } from 'jose'
import { vaultWith } from './vault.server.ts'

export const SIGNATURE_ALGORITHM = 'EdDSA'

export type NewKey = Readonly<{
  algorithm: string
  publicJwk: Record<string, unknown>
  sealedPrivateJwk: string
}>
export type SigningKey = Readonly<{
  id: string
  publicJwk: Record<string, unknown>
  sealedPrivateJwk: string
}>

/** Makes keys and signs with them. Private keys never leave it unsealed. */
export type Signer = Readonly<{
  newKey(): Promise<NewKey>
  /** A compact JWS over the payload. @returns undefined when the key was sealed with another server secret */
  sign(key: SigningKey, payload: Record<string, unknown>): Promise<string | undefined>
}>

/** Ed25519 keys, sealed with the server's secret. @see RFC 8037 */
export function signerWith(secret: string): Signer {
  const vault = vaultWith(secret)
  return {
    async newKey() {
      const pair = await generateKeyPair(SIGNATURE_ALGORITHM, { crv: 'Ed25519', extractable: true })
      const [publicJwk, privateJwk] = [await exportJWK(pair.publicKey), await exportJWK(pair.privateKey)]
      return {
        algorithm: SIGNATURE_ALGORITHM,
        publicJwk: { ...publicJwk },
        sealedPrivateJwk: vault.seal(JSON.stringify(privateJwk)),
      }
    },
    async sign({ id, publicJwk, sealedPrivateJwk }, payload) {
      const opened = vault.open(sealedPrivateJwk)
      if (opened === undefined) return undefined
      const key = await importJWK(JSON.parse(opened) as JWK, SIGNATURE_ALGORITHM)
      // Open Badges 3.0 wants the key or its address in the header; a verifier must still take it from the published set
      const header = { alg: SIGNATURE_ALGORITHM, typ: 'JWT', kid: id, jwk: publicJwk as JWK }
      return new SignJWT(payload).setProtectedHeader(header).sign(key)
    },
  }
}
