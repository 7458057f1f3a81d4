import { type RecordedInput, replay, type Talk, type TalkSeed } from '../../domain/role-play/replay.ts'
import type { Scenario } from '../../domain/role-play/schema.ts'
import type { Db } from '../engine/db.server.ts'
import { findScenarioVersion } from './scenarios.server.ts'
import { type Talk as StoredTalk, turnsOf } from './talks.server.ts'

/** Pauses cost patience only where the clock runs: in an exam. */
export const madeFrom = ({ seed, variant, difficulty, mode }: StoredTalk): TalkSeed => ({
  seed,
  variant,
  difficulty,
  timed: mode === 'exam',
})

/** A stored talk as it stands, derived again from its scenario version and its inputs. @throws when its scenario is not stored */
export async function talkNow(
  db: Db,
  stored: StoredTalk,
): Promise<{ scenario: Scenario; talk: Talk; inputs: RecordedInput[] }> {
  const version = await findScenarioVersion(db, stored.scenario, stored.scenarioVersion)
  if (!version) throw new Error(`scenario ${stored.scenario}@${stored.scenarioVersion} is not stored`)
  const inputs = (await turnsOf(db, stored.id)).map(({ input, acts, flags, at }) => ({
    input,
    acts,
    flags,
    at,
  }))
  return { scenario: version.scenario, talk: replay(version.scenario, madeFrom(stored), inputs), inputs }
}
