export type Piece = { text: string; avoided: boolean }

/** Cuts a sentence at the words to be avoided; of two that begin at one place the longer is taken. */
export function piecesOf(sentence: string, avoid: readonly string[]): Piece[] {
  const words = avoid.filter((word) => word !== '').toSorted((a, b) => b.length - a.length)
  const pieces: Piece[] = []
  let plain = ''
  for (let at = 0; at < sentence.length; ) {
    const word = words.find((candidate) => sentence.startsWith(candidate, at))
    if (word === undefined) {
      plain += sentence[at]
      at += 1
      continue
    }
    if (plain !== '') pieces.push({ text: plain, avoided: false })
    pieces.push({ text: word, avoided: true })
    plain = ''
    at += word.length
  }
  if (plain !== '') pieces.push({ text: plain, avoided: false })
  return pieces
}

/** The words to be avoided that the sentence still holds, each once, in the order they come. */
export const avoidedIn = (sentence: string, avoid: readonly string[]): string[] => [
  ...new Set(piecesOf(sentence, avoid).flatMap((piece) => (piece.avoided ? [piece.text] : []))),
]
