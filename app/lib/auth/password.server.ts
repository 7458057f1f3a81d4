import { hash, verify } from '@node-rs/argon2'

/** argon2id as OWASP advises for one core: 19 MiB, two passes (about 40 ms). */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

export const hashPassword = (password: string): Promise<string> => hash(password, COST)

/** Hash of a password nobody has: a sign-in with an unknown name costs as much as a wrong password. */
let nobody: Promise<string> | undefined

/** Whether the password fits; with no hash it takes the same time and does not. */
export async function passwordFits(passwordHash: string | undefined, password: string): Promise<boolean> {
  nobody ??= hashPassword('nobody has this password')
  const fits = await verify(passwordHash ?? (await nobody), password)
  return passwordHash !== undefined && fits
}
