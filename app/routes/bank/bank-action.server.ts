import * as z from 'zod'
import { DifficultyGrade, ItemId } from '../../domain/item/schema.ts'
import { WorkEntry } from '../../domain/item/work.ts'
import { jsonField } from '../../lib/http/json-field.ts'
import { BULK_ACTIONS, bulkItems, MOST_AT_ONCE, takeSteps } from '../../use-cases/item/bulk-items.server.ts'
import { dropView, saveView } from '../../use-cases/item/saved-views.server.ts'
import type { World } from '../../use-cases/world.ts'

const Step = z.object({
  action: z.enum(BULK_ACTIONS),
  itemId: ItemId,
  difficulty: DifficultyGrade.optional(),
})
const Steps = z.array(Step).min(1).max(MOST_AT_ONCE)
const Bulk = z.object({
  action: z.enum(BULK_ACTIONS),
  itemIds: z.array(ItemId).min(1).max(MOST_AT_ONCE),
  difficulty: DifficultyGrade.optional(),
})

/** What is done with the items of the list, or with a view of it; undefined when the form asks for nothing of the kind. */
export async function bankAction(world: World, viewer: { id: string }, form: FormData) {
  const text = (name: string) => String(form.get(name) ?? '')
  switch (text('intent')) {
    case 'bulk': {
      const bulk = Bulk.safeParse({
        action: text('action'),
        itemIds: form.getAll('id').map(String),
        difficulty: text('difficulty') || undefined,
      })
      if (!bulk.success) return { fault: 'bad-form' } as const
      return { bulk: { action: bulk.data.action, ...(await bulkItems(world, viewer, bulk.data)) } }
    }
    case 'undo': {
      const steps = Steps.safeParse(jsonField(form.get('steps')))
      if (!steps.success) return { fault: 'bad-form' } as const
      const { done, left } = await takeSteps(world, viewer, steps.data)
      return { bulk: { action: 'undo' as const, done, left, undo: [] } }
    }
    case 'save-view': {
      const saved = await saveView(world, viewer, { name: text('name'), query: text('query') })
      return saved.ok ? { view: saved.value.name } : ({ fault: saved.refusal.code } as const)
    }
    case 'drop-view':
      await dropView(world, viewer, text('view'))
      return { view: null }
    default:
      return undefined
  }
}

/** An item as it is being written, from a hidden field; undefined when it is none. */
export const entryIn = (text: string): WorkEntry | undefined => WorkEntry.safeParse(jsonField(text)).data
