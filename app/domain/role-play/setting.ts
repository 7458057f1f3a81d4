import { pickBy } from './fnv.ts'
import type {
  Difficulty,
  Fact,
  FactGate,
  Objection,
  ObjectionGate,
  Offer,
  Scenario,
  Variant,
} from './schema.ts'

/** An objection with the gate it has in this setting; the stated one has none. */
type GatedObjection = Objection & { readonly opensBy: ObjectionGate | undefined }

/** A scenario as it is in one variant and difficulty: what does not exist there is gone, overrides are applied. */
export type Setting = Readonly<{
  scenario: Scenario
  variant: Variant
  difficulty: Difficulty
  init: Scenario['init']
  limits: Scenario['limits']
  facts: readonly Fact[]
  objections: readonly GatedObjection[]
  /** Those on sale or possible here. */
  offers: readonly Offer[]
  lookups: readonly (Scenario['lookups'][number] & { readonly shows: string })[]
  screen: Scenario['screen']
}>

const exists = ({ in: within }: { in?: string[] | undefined }, variant: string): boolean =>
  within === undefined || within.includes(variant)

/** @throws RangeError on a variant the scenario does not have: callers pick one by `pickVariant` or check before */
export function settingOf(scenario: Scenario, variantId: string, difficulty: Difficulty = 'normal'): Setting {
  const variant = scenario.variants.find(({ id }) => id === variantId)
  if (!variant) throw new RangeError(`${scenario.id} has no variant ${variantId}`)
  const harder = difficulty === 'normal' ? undefined : scenario.difficulty[difficulty]
  const here = <T extends { in?: string[] | undefined }>(things: readonly T[]) =>
    things.filter((thing) => exists(thing, variantId))
  return {
    scenario,
    variant,
    difficulty,
    init: { ...scenario.init, ...given(variant.init), ...given(harder?.init) },
    limits: { ...scenario.limits, ...given(variant.limits), ...given(harder?.limits) },
    facts: here(scenario.facts).map((fact) => ({ ...fact, gate: factGate(variant, fact) })),
    objections: here(scenario.objections).map((objection) => ({
      ...objection,
      opensBy: objectionGate(variant, objection),
    })),
    offers: here(scenario.offers),
    lookups: here(scenario.lookups).flatMap((lookup) => {
      const shows = lookup.result[variantId] ?? lookup.result.base
      return shows === undefined ? [] : [{ ...lookup, shows }]
    }),
    screen: here(scenario.screen),
  }
}

/** The fields that are set; an optional field left out overrides nothing. */
function given<T extends object>(overrides: T | undefined): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const set = Object.entries(overrides ?? {}).filter(([, value]) => value !== undefined)
  return Object.fromEntries(set) as { [K in keyof T]?: Exclude<T[K], undefined> } // entries of T, without the undefined
}

function factGate(variant: Variant, { id, gate }: Fact): FactGate {
  const other = variant.gates?.[id]
  return other && 'ask' in other ? other : gate
}

/** The gate of an objection that is not stated; one that names none opens by two questions and trust or its need. */
function objectionGate(variant: Variant, objection: Objection): ObjectionGate | undefined {
  if (objection.stated) return undefined
  const other = variant.gates?.[objection.id]
  if (other && !('ask' in other)) return other
  if (objection.gate) return objection.gate
  const { need } = objection
  return { facts: [], minAsks: 2, any: [{ trustGte: 60 }, ...(need ? [{ needMet: need }] : [])] }
}

export const isTrue = ({ kind }: { kind: Objection['kind'] }): boolean => kind !== 'fake'

/**
 * The variant a seed gives (role-play.md §7), among those not in `except` as long as one is left.
 * @param seed as stored with the talk
 */
export function pickVariant({ variants }: Scenario, seed: string, except: readonly string[] = []): string {
  const fresh = variants.filter(({ id }) => !except.includes(id))
  const pool = fresh.length > 0 ? fresh : variants
  const picked = pool[pickBy(`${seed}|variant`, pool.length)] ?? pool[0]
  return picked?.id ?? ''
}
