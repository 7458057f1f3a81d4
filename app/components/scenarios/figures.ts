/** Below this many talks a share is shown grey: it says little. The domain counts by the same number. */
export const FEW = 5

/** `43%`, truncated; a dash where there is nothing to count. */
export const shareInWords = ({ n, of }: { n: number; of: number }): string =>
  of === 0 ? '—' : `${Math.floor((100 * n) / of)}%`
