import { allCaseWorks, votesOn } from '../../db/reads/complaint-desk.server.ts'
import { cohensKappa, type Labels } from '../../domain/complaint/agreement.ts'
import { maySeeKey } from '../../domain/complaint/desk.ts'
import { seededRng, widenSeed } from '../../domain/shared/rng.ts'
import { localOf } from '../../lib/local-time.server.ts'
import { trainedSuggester } from '../../use-cases/drill/suggester.server.ts'
import type { World } from '../../use-cases/world.ts'

/** The intervals are resampled with a fixed seed: the same labels show the same figures. */
const BOOTSTRAP_SEED = 1

/**
 * What is on the desk for one trainer: others' drafts are theirs, what he may still label leads to the rating form, and
 * a suggestion is shown to whom it can no longer, or never could, sway as a rater.
 */
export async function deskOf(world: Pick<World, 'db' | 'now'>, viewerId: string) {
  const { db } = world
  const all = (await allCaseWorks(db)).filter(({ status }) => status !== 'discarded')
  const votes = await votesOn(
    db,
    all.map(({ caseId }) => caseId),
  )
  const ofRound = new Map(
    all.map(({ caseId, work }) => [
      caseId,
      votes.filter((vote) => vote.caseId === caseId && vote.round === work.round),
    ]),
  )
  const pairs = [...ofRound.values()].flatMap(([a, b]) => (a && b ? [[a, b] as const] : []))
  const rng = () => seededRng(widenSeed(BOOTSTRAP_SEED), 'bootstrap')
  const trained = await trainedSuggester(world)
  return {
    works: all
      .filter(({ status, authorId }) => status !== 'draft' || authorId === viewerId)
      .map((it) => {
        const given = ofRound.get(it.caseId) ?? []
        const open = maySeeKey(it, given, viewerId)
        return {
          caseId: it.caseId,
          text: it.work.text,
          status: it.status,
          authorName: it.authorName,
          labels: given.length,
          sendable: it.status === 'draft' && it.work.text !== '',
          suggestion: open ? it.suggestion : null,
          to: open ? `/complaints/desk/${it.caseId}` : `/complaints/rate?case=${it.caseId}`,
        }
      }),
    kappa: {
      class: cohensKappa(
        pairs.map(([a, b]): Labels => [a.class, b.class]),
        rng(),
      ),
      motive: cohensKappa(
        pairs.map(([a, b]): Labels => [a.primaryMotive, b.primaryMotive]),
        rng(),
      ),
    },
    accuracy: trained
      ? { found: trained.accuracy, learntFrom: trained.learntFrom, on: localOf(trained.at).slice(0, 10) }
      : null,
  }
}
