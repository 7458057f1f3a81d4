/** Points as people read them: hundredths of a point, at most one decimal, never rounded up. */
export const inPoints = (hundredths: number): string => String(Math.floor(hundredths / 10) / 10)

/** A share as 0.71, cut after two places; a dash while nobody answered. */
export const facilityText = (facility: number | null): string =>
  facility === null ? '—' : (Math.floor(facility * 100) / 100).toFixed(2)
