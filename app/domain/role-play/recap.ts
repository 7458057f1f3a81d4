import type { Act } from './acts.ts'
import { foldForCues } from './cues.ts'
import type { Heard } from './recognise.ts'
import { type Slots, slotsIn } from './slots.ts'
import type { State } from './state.ts'
import type { GroundedAct } from './turn.ts'

/** The talk before the turn. */
type Around = Readonly<{ state: State; earlier: readonly string[] }>

/** Whether a recap names at least two of the times, sums and actions that were proposed or promised. */
export const recapsPromise = (slots: Slots, around: Around): boolean => piecesSaidAgain(slots, around) >= 2

/** How many times, sums and actions of the turns that proposed or promised something are said again. */
function piecesSaidAgain(slots: Slots, { state, earlier }: Around): number {
  const turns = [...state.promises, ...state.offers, ...(state.followUp ? [state.followUp] : [])]
  const said = new Set(turns.map(({ turn }) => earlier[turn - 1] ?? ''))
  const ledger = new Set([...said].flatMap((line) => piecesOf(slotsIn(foldForCues(line)))))
  return piecesOf(slots).filter((piece) => ledger.has(piece)).length
}

/** Who says four or more of them again in one turn goes over what was promised, whether he announces it or not. */
export function recapUnannounced(
  { acts }: Heard,
  { said, grounded, around }: { said: readonly string[]; grounded: readonly GroundedAct[]; around: Around },
): GroundedAct[] {
  const promise = acts.find(({ act }) => AGAIN.includes(act))
  if (!promise || grounded.some(({ act, target }) => act === 'summarise' && target === 'promise')) return []
  if (piecesSaidAgain(slotsIn(said.join(',')), around) < UNANNOUNCED) return []
  return [{ act: 'summarise', details: [], tags: [], target: 'promise', span: promise.span, source: 'text' }]
}
const AGAIN: readonly Act[] = ['commit-with-deadline', 'follow-up', 'state-terms', 'summarise', 'explain']
const UNANNOUNCED = 4

const piecesOf = ({ due, amount, action }: Slots): string[] => [
  ...new Set([...due, ...amount, ...action].flatMap(({ pieces }) => pieces)),
]
