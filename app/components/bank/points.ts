/** Points as people read them: hundredths of a point, at most one decimal, never rounded up. */
export const inPoints = (hundredths: number): string => String(Math.floor(hundredths / 10) / 10)
