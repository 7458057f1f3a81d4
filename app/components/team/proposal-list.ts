/** What somebody of a team would say next. `by`: a name or initials. */
export type Proposal = Readonly<{ id: number; by: string; words: string; votes: number }>

/** More than these nobody weighs. */
export const MOST_PROPOSALS = 4
export const LONGEST_NAME = 8

/** The list with one more, trimmed; unchanged when it is full, or there are no words, or they stand there already. */
export function withProposal(
  proposals: readonly Proposal[],
  { by, words }: { by: string; words: string },
): readonly Proposal[] {
  const said = words.trim()
  if (proposals.length >= MOST_PROPOSALS || said === '') return proposals
  if (proposals.some((one) => one.words === said)) return proposals
  const id = 1 + Math.max(0, ...proposals.map((one) => one.id))
  return [...proposals, { id, by: by.trim().slice(0, LONGEST_NAME), words: said, votes: 0 }]
}

/** Adds a vote to one, or takes one back; never below none. */
export const withVote = (proposals: readonly Proposal[], id: number, by: 1 | -1): readonly Proposal[] =>
  proposals.map((one) => (one.id === id ? { ...one, votes: Math.max(0, one.votes + by) } : one))

/** The one with the most votes; of equals the one proposed first; undefined before anybody voted. */
export const leading = (proposals: readonly Proposal[]): Proposal | undefined =>
  proposals.reduce<Proposal | undefined>(
    (best, one) => (one.votes > (best?.votes ?? 0) ? one : best),
    undefined,
  )
