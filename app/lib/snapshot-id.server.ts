import type { BankEntry } from '../domain/assembly/types.ts'
import type { Level } from '../domain/shared/level.ts'
import { hashOf } from './hash.server.ts'

/**
 * The name of a bank snapshot: a hash of what it may draw. How often the items were used so far is frozen with a
 * snapshot but is no part of its name, or every sitting would make a new one.
 */
export const snapshotIdOf = (level: Level, bank: readonly BankEntry[]): string =>
  hashOf({
    level,
    bank: bank.map(({ uses: _, facility: __, irt: ___, flagged: ____, ...item }) => item),
  })
