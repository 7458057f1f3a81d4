import type { ComplaintClass, Motive } from '../../domain/complaint/motives.ts'
import type { ComplaintCase, Tier } from '../../domain/complaint/schema.ts'
import {
  differences,
  type Half,
  type Stretch,
  type TwinFault,
  twinFault,
} from '../../domain/complaint/twins.ts'
import { byCodeUnit } from '../../domain/shared/rng.ts'
import { bigramsOf, jaccard } from '../../domain/shared/similarity.ts'
import type { Db } from '../engine/db.server.ts'
import { casesKeptForExams, publishedCases } from './drill.server.ts'

/** What a search offers at once: more is a reason to search for more words. */
const MOST_OFFERED = 8

/** A sentence that looks for its twin: as it is published, or as it is being written. */
export type Seeking = Half & Readonly<{ text: string; class: ComplaintClass | null }>

export const seekingOf = ({ id, text, class: of, primaryMotive }: ComplaintCase): Seeking => ({
  id,
  replaces: null,
  text,
  class: of,
  primaryMotive,
})

export type TwinCase = Readonly<{
  id: string
  text: string
  class: ComplaintClass
  primaryMotive: Motive
  secondaryMotive: Motive | null
  tier: Tier
}>
const toTwin = (it: ComplaintCase): TwinCase => ({
  id: it.id,
  text: it.text,
  class: it.class,
  primaryMotive: it.primaryMotive,
  secondaryMotive: it.secondaryMotive ?? null,
  tier: it.tier,
})

/**
 * Cases a sentence could be paired with, the most alike first: practised, without a twin, not kept for exams. What has
 * the same motive is among them: the pair says why not.
 * @param words looked for in sentence and number; every one has to be there
 */
export async function findTwinCandidates(db: Db, one: Seeking, words: string): Promise<TwinCase[]> {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean)
  const kept = await casesKeptForExams(db)
  const grams = bigramsOf(one.text)
  return (await publishedCases(db))
    .map(({ complaint }) => complaint)
    .filter(({ id, text }) => wanted.every((word) => text.toLowerCase().includes(word) || id.includes(word)))
    .filter((it) => [null, 'same-motive'].includes(twinFault(one, it, kept)))
    .map((it) => ({ it, alike: jaccard(grams, bigramsOf(it.text)) }))
    .sort((a, b) => b.alike - a.alike || byCodeUnit(a.it.id, b.it.id))
    .slice(0, MOST_OFFERED)
    .map(({ it }) => toTwin(it))
}

/** A sentence beside the case chosen as its twin. */
export type Pairing = Readonly<{
  twinId: string
  one: Pick<Seeking, 'class' | 'primaryMotive'>
  /** Null: there is no such case. */
  twin: TwinCase | null
  fault: TwinFault | null
  /** Both sentences, the one first, cut where they part. */
  stretches: readonly [readonly Stretch[], readonly Stretch[]]
  /** Share of pairs of neighbouring characters they have in common, 0…1. */
  alike: number
}>

/** How a sentence and a case stand as twins. */
export async function findPairing(db: Db, one: Seeking, twinId: string): Promise<Pairing> {
  const found = (await publishedCases(db)).find(({ complaint }) => complaint.id === twinId)?.complaint
  return {
    twinId,
    one: { class: one.class, primaryMotive: one.primaryMotive },
    twin: found ? toTwin(found) : null,
    fault: twinFault(one, found, await casesKeptForExams(db)),
    stretches: differences(one.text, found?.text ?? ''),
    alike: jaccard(bigramsOf(one.text), bigramsOf(found?.text ?? '')),
  }
}
