/** How far a talk is: turns said rightly, and what was tried wrongly in this turn. Choices are known by their place. */
export type Talk = {
  readonly turn: number
  readonly missed: readonly number[]
  /** Wrong choices in the turns before this one. */
  readonly missedBefore: number
  readonly said: { readonly kind: 'right' | 'wrong'; readonly turn: number; readonly choice: number } | null
}

export const talkStart: Talk = { turn: 0, missed: [], missedBefore: 0, said: null }

/** The talk after a choice in its turn. A wrong one stays in the turn and is remembered; a right one goes on. */
export function said(talk: Talk, choice: number, right: boolean): Talk {
  const { turn } = talk
  if (right) {
    const missedBefore = talk.missedBefore + talk.missed.length
    return { turn: turn + 1, missed: [], missedBefore, said: { kind: 'right', turn, choice } }
  }
  const missed = talk.missed.includes(choice) ? talk.missed : [...talk.missed, choice]
  return { ...talk, missed, said: { kind: 'wrong', turn, choice } }
}
