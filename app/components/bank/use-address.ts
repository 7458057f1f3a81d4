import { useLocation, useSearchParams } from '@remix-run/react'

export type AddressChange = Readonly<Record<string, string | null>>

/** The page's own address with some of its parameters set or, with null, left out. */
export function useAddress() {
  const { pathname } = useLocation()
  const [params] = useSearchParams()
  const to = (change: AddressChange): string => {
    const next = new URLSearchParams(params)
    for (const [name, value] of Object.entries(change)) {
      if (value === null || value === '') next.delete(name)
      else next.set(name, value)
    }
    const search = next.toString()
    return search ? `${pathname}?${search}` : pathname
  }
  return { params, to }
}
