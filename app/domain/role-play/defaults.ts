/** domain.md §4.3, unless a scenario sets its own. */
export const DEFAULT_WEIGHTS: Readonly<Record<`D${1 | 2 | 3 | 4 | 5 | 6}`, number>> = {
  D1: 10,
  D2: 20,
  D3: 20,
  D4: 20,
  D5: 10,
  D6: 20,
}

/** Reactions and contents that every customer may need; `fact:x`, `volunteer:x` and `objection:x` may be added, and `.hot`. */
export const REPLY_INTENTS = [
  'hurt',
  'push',
  'suspicious',
  'clarify',
  'demand',
  'soften',
  'accept',
  'leave',
  'brushOff',
  'hangUp',
] as const
