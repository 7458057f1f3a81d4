import { FACETS, type ItemFilter, SORTS, type Sort } from '../../domain/item/search.ts'

export type BankQuery = Readonly<{ filter: ItemFilter; sort: Sort; page: number; item: string; with: number }>

const LONGEST = 200

/** What an address asks of the bank. Unknown names are left out, unknown values find nothing. */
export function readBankQuery(params: URLSearchParams): BankQuery {
  const text = (name: string) => (params.get(name) ?? '').trim().slice(0, LONGEST)
  const by = SORTS.find((sort) => sort === params.get('sort')) ?? 'id'
  return {
    filter: {
      q: text('q'),
      ...Object.fromEntries(FACETS.flatMap((facet) => (text(facet) ? [[facet, text(facet)]] : []))),
    },
    sort: { by, descending: params.get('order') === 'down' },
    page: Number(params.get('page') ?? 1) || 1,
    item: text('item'),
    with: Number(params.get('with') ?? 0) || 0,
  }
}
