/** Points to the hundredth, since a regrade may turn on one: 5995 reads “59.95”. */
export const exactPoints = (hundredths: number): string => {
  const [whole, rest] = [Math.trunc(hundredths / 100), Math.abs(hundredths % 100)]
  return rest === 0 ? String(whole) : `${whole}.${String(rest).padStart(2, '0').replace(/0$/, '')}`
}
