/** Chips are known by their place in the author's list. */
export type Board = {
  /** In the order they were placed; all of them rightly. */
  readonly placed: readonly number[]
  readonly held: number | null
  /** Misplaced at least once and still on the pile. */
  readonly missed: readonly number[]
  readonly said: Said | null
}

export type Said =
  | { kind: 'lifted' | 'back' | 'right' | 'wrong' | 'undone'; chip: number; bin?: string }
  | { kind: 'nothing-held' }

export type Move =
  | { do: 'lift'; chip: number }
  | { do: 'put-back' }
  | { do: 'place'; chip: number | null; bin: string }
  | { do: 'undo' }
  | { do: 'again' }

export const emptyBoard: Board = { placed: [], held: null, missed: [], said: null }

/** One move on the board. A chip that is placed wrongly goes back to the pile and is marked. */
export function moved(board: Board, move: Move, binOf: (chip: number) => string | undefined): Board {
  switch (move.do) {
    case 'lift':
      if (board.held === move.chip) return moved(board, { do: 'put-back' }, binOf)
      return { ...board, held: move.chip, said: { kind: 'lifted', chip: move.chip } }
    case 'put-back':
      if (board.held === null) return board
      return { ...board, held: null, said: { kind: 'back', chip: board.held } }
    case 'place': {
      const chip = move.chip ?? board.held
      if (chip === null) return { ...board, said: { kind: 'nothing-held' } }
      if (binOf(chip) !== move.bin) {
        const missed = [...board.missed.filter((other) => other !== chip), chip]
        return { ...board, held: null, missed, said: { kind: 'wrong', chip, bin: move.bin } }
      }
      return {
        placed: [...board.placed, chip],
        held: null,
        missed: board.missed.filter((other) => other !== chip),
        said: { kind: 'right', chip, bin: move.bin },
      }
    }
    case 'undo': {
      const last = board.placed.at(-1)
      if (last === undefined) return board
      return { ...board, placed: board.placed.slice(0, -1), held: null, said: { kind: 'undone', chip: last } }
    }
    case 'again':
      return emptyBoard
  }
}
