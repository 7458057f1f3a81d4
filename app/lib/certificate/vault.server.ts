import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

/** Keeps secrets in the database that only this server's secret opens. */
export type Vault = Readonly<{
  seal(text: string): string
  /** @returns undefined when it was sealed with another secret, or changed since */
  open(sealed: string): string | undefined
}>

const [NONCE, TAG] = [12, 16]

/** AES-256-GCM under a key derived from the server's secret (HKDF-SHA256), a fresh nonce each time. */
export function vaultWith(secret: string): Vault {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'weiwan credential signing keys', 32))
  return {
    seal(text) {
      const nonce = randomBytes(NONCE)
      const cipher = createCipheriv('aes-256-gcm', key, nonce)
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url')
    },
    open(sealed) {
      const bytes = Buffer.from(sealed, 'base64url')
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE))
      decipher.setAuthTag(bytes.subarray(NONCE, NONCE + TAG))
      try {
        return Buffer.concat([decipher.update(bytes.subarray(NONCE + TAG)), decipher.final()]).toString(
          'utf8',
        )
      } catch {
        return undefined // GCM refuses: another key, or other bytes
      }
    },
  }
}
