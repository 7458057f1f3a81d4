import type { allPeople } from '../../db/reads/people.server.ts'

const PAGE_LENGTH = 50
type Person = Awaited<ReturnType<typeof allPeople>>[number]

const fold = (text: string): string => text.normalize('NFKC').toLowerCase()

/** One page of the people whose staff number, name or unit holds the words of `q`. */
export function pageOf(everybody: readonly Person[], search: URLSearchParams) {
  const query = (search.get('q') ?? '').trim().slice(0, 100)
  const words = fold(query).split(/\s+/)
  const hits = everybody.filter(({ login, name, unitName }) => {
    const text = fold(`${login} ${name} ${unitName}`)
    return words.every((word) => text.includes(word))
  })
  const pages = Math.max(1, Math.ceil(hits.length / PAGE_LENGTH))
  const page = Math.min(pages, Math.max(1, Math.floor(Number(search.get('page')) || 1)))
  return {
    query,
    page,
    pages,
    found: hits.length,
    people: hits.slice((page - 1) * PAGE_LENGTH, page * PAGE_LENGTH).map((person) => ({
      id: person.id,
      login: person.login,
      name: person.name,
      unitName: person.unitName,
      roles: [...new Set(person.roles)],
      closed: person.disabledAt !== null,
    })),
  }
}
