const LONGEST = 60

/**
 * An id made of English words in lower case, numbered from 2 when it is taken.
 * @param words whose letters and digits it is made of; without any it is `fallback`
 */
export function freeId(
  words: string,
  { fallback, prefix = '', taken }: { fallback: string; prefix?: string; taken: ReadonlySet<string> },
): string {
  const parts = words
    .normalize('NFKC')
    .toLowerCase()
    .match(/[a-z0-9]+/g)
  const first = prefix + (parts?.join('-').slice(0, LONGEST).replace(/-$/, '') ?? fallback)
  let id = first
  for (let n = 2; taken.has(id); n++) id = `${first}-${n}`
  return id
}
