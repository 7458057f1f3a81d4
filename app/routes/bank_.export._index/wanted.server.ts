import * as z from 'zod'
import { ItemStatus } from '../../domain/item/schema.ts'
import { Level } from '../../domain/shared/level.ts'
import type { Wanted } from '../../use-cases/item/export-items.server.ts'

const Asked = z.object({
  level: Level.optional().catch(undefined),
  status: ItemStatus.optional().catch(undefined),
})

/** The items an address asks for; what it does not know asks nothing. */
export const wantedIn = (searchParams: URLSearchParams): Wanted =>
  Asked.parse(Object.fromEntries(searchParams))
