import { agreedCases } from '../../db/reads/drill.server.ts'
import { crossValidate, type SuggestionAccuracy } from '../../domain/complaint/cross-validate.ts'
import { type Suggester, trainSuggester } from '../../domain/complaint/suggest.ts'
import type { World } from '../world.ts'

type Trained = Readonly<{
  suggest: Suggester
  accuracy: SuggestionAccuracy | null
  learntFrom: number
  at: number
}>

/** The last one trained, by the versions it was trained on; a version never changes, so it cannot be stale. */
let kept: { name: string; trained: Trained } | undefined

/** What pre-sorts raw complaints, and how far it can be trusted; learnt anew when the published cases change. */
export async function trainedSuggester({ db, now }: Pick<World, 'db' | 'now'>): Promise<Trained | undefined> {
  const bank = await agreedCases(db)
  if (bank.length === 0) return undefined
  const name = bank
    .map(({ complaint, version }) => `${complaint.id}@${version}`)
    .sort()
    .join()
  if (kept?.name === name) return kept.trained
  const cases = bank.map(({ complaint }) => complaint)
  const trained = {
    suggest: trainSuggester(cases),
    accuracy: crossValidate(cases),
    learntFrom: cases.length,
    at: now(),
  }
  kept = { name, trained }
  return trained
}
