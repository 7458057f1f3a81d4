/** The component and the heading a part's id was made of. */
export function partNamed(id: string): { kind: string; heading: string } {
  const colon = id.indexOf(':')
  return colon < 0 ? { kind: id, heading: '' } : { kind: id.slice(0, colon), heading: id.slice(colon + 1) }
}
