import { type PreparedBank, prepareBank } from '../../domain/assembly/prepare.ts'
import type { BankEntry } from '../../domain/assembly/types.ts'
import type { Blueprint } from '../../domain/blueprint/schema.ts'
import { blueprintFor, stockFor } from '../../domain/exam-session/forms.ts'
import type { SessionKind } from '../../domain/exam-session/session.ts'

/** Banks kept ready: the standing pools of four levels, for formal sittings and for others. */
const KEPT = 8
const kept = new Map<string, PreparedBank>()

/**
 * The bank of a pool made ready for drawing papers of a kind, once in this process: a pool never changes, and making it
 * ready takes longer than drawing from it.
 */
export function preparedOnce(
  pool: Readonly<{ id: string; entries: readonly BankEntry[]; snapshotId: string }>,
  blueprint: Blueprint,
  kind: SessionKind,
): PreparedBank {
  const name = [pool.id, pool.snapshotId, kind === 'formal' ? 'formal' : 'other'].join(' ')
  const known = kept.get(name)
  if (known) return known
  const prepared = prepareBank(blueprintFor(kind, blueprint), stockFor(kind, pool.entries))
  kept.set(name, prepared)
  const [oldest] = kept.keys()
  if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest)
  return prepared
}
