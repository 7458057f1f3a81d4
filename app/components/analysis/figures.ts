/** A share as a percentage with one decimal at most; a dash where it is not defined. */
export const percent = (share: number | null): string =>
  share === null ? '—' : `${Math.round(share * 1_000) / 10}%`

/** A number with its digits and a real minus; a dash where it is not defined. */
export const decimal = (value: number | null, digits = 2): string =>
  value === null ? '—' : value.toFixed(digits).replace('-', '−')
