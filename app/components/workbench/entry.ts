import type { WorkEntry } from '../../domain/item/work.ts'

/** A piece of an item as it is written: of the item itself, an option, a blank, a part, a criterion. */
export type Piece = WorkEntry
export type Value = Piece[string]

/** One piece and the way to change a field of it; undefined takes the field away. */
export type PieceProps = {
  piece: Piece
  set: (name: string, value: Value | undefined) => void
}

/** A changed copy of a piece; undefined takes the field away. */
export function withField(piece: Piece, name: string, value: Value | undefined): Piece {
  const { [name]: _, ...rest } = piece
  return value === undefined ? rest : { ...rest, [name]: value }
}

export const textIn = (piece: Piece, name: string): string => {
  const value = piece[name]
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

const isPiece = (value: Value | undefined): value is Piece =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const pieceIn = (piece: Piece, name: string): Piece => {
  const value = piece[name]
  return isPiece(value) ? value : {}
}

export const listIn = (piece: Piece, name: string): Value[] => {
  const value = piece[name]
  return Array.isArray(value) ? value : []
}

export const piecesIn = (piece: Piece, name: string): Piece[] => listIn(piece, name).filter(isPiece)

export const textsIn = (piece: Piece, name: string): string[] =>
  listIn(piece, name).filter((value) => typeof value === 'string')

/** A copy of a list with one member in another's place; undefined takes it out. */
export function withMember<T>(list: readonly T[], at: number, member: T | undefined): T[] {
  return member === undefined
    ? list.filter((_, place) => place !== at)
    : list.map((one, place) => (place === at ? member : one))
}

/** Hundredths of a point from what somebody typed as points; undefined while it is no number. */
export const pointsTyped = (text: string): number | undefined => {
  const points = Number(text)
  return text.trim() === '' || !Number.isFinite(points) ? undefined : Math.round(points * 100)
}

/** Points to type in, from hundredths. */
export const pointsShown = (value: Value | undefined): string =>
  typeof value === 'number' ? String(value / 100) : ''
