import { carryOn, conclude, openTalk, type RecordedInput, type Talk } from '../../domain/role-play/replay.ts'
import { roomOf } from '../../domain/role-play/room.ts'
import type { Difficulty } from '../../domain/role-play/schema.ts'
import { settingOf } from '../../domain/role-play/setting.ts'
import { ok, refuse } from '../../domain/shared/result.ts'
import { examineScenario } from '../../publishing/content/examine-scenario.ts'
import type { World } from '../world.ts'
import { standingReader } from './edit-scenario.server.ts'

type TryInput = Readonly<{ say: string } | { lookup: string } | { end: true }>
type Try = Readonly<{
  slug: string
  source: string
  variant: string
  difficulty: Difficulty
  /** Which of the customer's wordings come; another number, other wordings. */
  round: number
  inputs: readonly TryInput[]
}>

/**
 * A talk with a scenario as it is being written, played from its first line each time: nothing is kept, and after a
 * change of the words the same lines meet the changed customer. With it comes what a trainee never sees.
 * Refuses `scenario-faults` (its words are no scenario yet, or a target is missing), `no-such-choice` (no such variant),
 * `no-model`.
 */
export async function tryScenario(
  { db }: Pick<World, 'db'>,
  { slug, source, variant, difficulty, round, inputs }: Try,
) {
  const { scenario, findings, runs } = examineScenario(source, { slug, quick: true })
  const faults = findings.filter(({ severity }) => severity === 'error')
  // without runs a target is missing, and the talk could not be carried on
  if (!scenario || (runs.length === 0 && faults.length > 0))
    return refuse({ code: 'scenario-faults', faults } as const)
  if (!scenario.variants.some(({ id }) => id === variant)) return refuse({ code: 'no-such-choice' } as const)
  const read = await standingReader(db)
  if (!read) return refuse({ code: 'no-model' } as const)
  const setting = settingOf(scenario, variant, difficulty)
  const hear = (talk: Talk, input: TryInput): Pick<RecordedInput, 'acts' | 'flags'> => {
    if (!('say' in input)) return { acts: [], flags: [] }
    return read(input.say, { setting, state: talk.state, earlier: talk.turns.map(({ say }) => say) })
  }
  const recorded: RecordedInput[] = []
  let talk = openTalk(scenario, { seed: `try-${round}`, variant, difficulty })
  for (const input of inputs) {
    const next = { input, ...hear(talk, input), at: 0 }
    recorded.push(next)
    talk = carryOn(talk, next)
  }
  const { state, turns } = talk
  const { score } = conclude(talk)
  return ok({
    room: roomOf(talk, recorded, { exam: false, guided: false }),
    hidden: {
      mood: state.mood,
      trust: state.trust,
      churn: state.churn,
      patience: state.patience,
      facts: setting.facts.map(({ id, need, say }) => ({
        id,
        need: need ?? null,
        words: say[0] ?? '',
        turn: state.facts[id]?.turn ?? null,
        by: state.facts[id]?.by ?? null,
      })),
      objections: setting.objections.map(({ id, label, kind }) => ({
        id,
        label,
        kind,
        voiced: state.objections[id]?.voiced ?? null,
        resolved: state.objections[id]?.resolved ?? null,
      })),
      needs: [...scenario.needs.emotional, ...scenario.needs.rational].map((code) => ({
        code,
        turn: state.needs[code] ?? null,
      })),
      redLines: [...state.redLines],
      suspected: [...state.suspected],
      flags: [...(turns.at(-1)?.flags ?? [])],
      /** Were it over now. */
      score: { total: score.total, points: score.points, weights: scenario.weights },
    },
  })
}
