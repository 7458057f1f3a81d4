import { type Around, ground } from './ground.ts'
import type { OpenModel } from './model.ts'
import { type Heard, recognise } from './recognise.ts'
import type { TurnInput } from './turn.ts'
import { turnFlags } from './turn-flags.ts'

/** Reads a line of the trainee into the talk: the acts heard, linked to what they are about, and the turn's flags. */
export function readTurn(
  model: OpenModel,
  say: string,
  around: Around,
): Pick<TurnInput, 'acts' | 'flags'> & { heard: Heard } {
  const heard = recognise(model, say)
  return { acts: ground(heard, around), flags: turnFlags(say, heard, around), heard }
}
