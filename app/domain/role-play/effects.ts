/** Points of mood, trust and churn. */
export type Change = Readonly<{ mood: number; trust: number; churn: number }>
const change = (mood: number, trust: number, churn: number): Change => ({ mood, trust, churn })

/** What moves the customer, and by how much (role-play.md §5). Integers. */
export const TABLE = {
  opening: change(0, 2, 0),
  empathy: change(-14, 12, 0),
  fault: change(-8, 6, 0),
  question: change(-2, 5, 0),
  summary: change(-3, 4, 0),
  explanation: change(0, 2, -2),
  terms: change(0, 4, 0),
  offer: change(-4, 6, -20),
  offerToStated: change(0, 0, -6),
  compensation: change(-6, 5, -8),
  /** Any proposal while he is above `calmAt` and nobody has shown that he understands. */
  tooEarly: change(3, -2, 0),
  promise: change(-8, 12, -12),
  /** Undated, or about nothing known. */
  loosePromise: change(0, 3, -3),
  followUp: change(0, 3, -3),
  release: change(-10, 8, 0),
  smallTalk: change(0, 1, 0),
  resolved: change(-6, 8, -20),
  vague: change(2, -3, 0),
  brushOff: change(12, -10, 8),
  redLine: change(15, -15, 10),
  /** He is pleased, until he finds out. */
  pleasingLie: change(0, 5, -10),
  push: change(0, -15, 0),
} as const satisfies Record<string, Change>
export type Row = keyof typeof TABLE

/** Whole division that truncates towards zero. */
export const idiv = (a: number, b: number): number => Math.trunc(a / b)

/** What a general “理解您” or “抱歉” is worth: two fifths of the real thing. */
export const general = ({ mood, trust, churn }: Change): Change =>
  change(idiv(mood * 40, 100), idiv(trust * 40, 100), idiv(churn * 40, 100))

/** What one turn may move at most, whatever was said in it. */
export const TURN_LIMIT = change(25, 25, 40)
