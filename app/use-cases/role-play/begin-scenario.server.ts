import * as z from 'zod'
import {
  findScenarioDraft,
  findStandingText,
  isScenarioNamed,
} from '../../db/reads/scenario-drafts.server.ts'
import { recordEvent } from '../../db/writes/audit.server.ts'
import { insertScenarioDraft } from '../../db/writes/scenario-drafts.server.ts'
import { ScenarioId } from '../../domain/role-play/schema.ts'
import { ok, refuse } from '../../domain/shared/result.ts'
import { blankScenario, copiedScenario } from '../../publishing/content/new-scenario.ts'
import type { World } from '../world.ts'

const Begun = z.strictObject({
  slug: ScenarioId.max(60),
  title: z.string().trim().min(1).max(60),
  /** Whose words it begins with; empty: nobody's. */
  copyOf: z.string().max(60),
})

/**
 * Begins a scenario as a draft of its own: from nothing, or with the words of another as they are being written or as
 * they stand. Nobody meets it before it is published.
 * Refuses `bad-form` (no title, or an id that is not small letters, digits and hyphens), `slug-taken` — by one that
 * was withdrawn too — and `no-such-scenario` (nothing to copy, or its words cannot be read).
 */
export async function beginScenario({ db, now, newId }: World, actorId: string, form: unknown) {
  const [at, eventId] = [now(), newId()]
  const begun = Begun.safeParse(form)
  if (!begun.success) return refuse({ code: 'bad-form' } as const)
  const { slug, title, copyOf } = begun.data
  return db.tx(async () => {
    if ((await isScenarioNamed(db, slug)) || (await findScenarioDraft(db, slug)))
      return refuse({ code: 'slug-taken' } as const)
    const copied =
      copyOf === ''
        ? undefined
        : ((await findScenarioDraft(db, copyOf)) ?? (await findStandingText(db, copyOf)))
    const source =
      copyOf === ''
        ? blankScenario({ slug, title })
        : copied && copiedScenario(copied.source, { slug, title })
    if (source === undefined) return refuse({ code: 'no-such-scenario' } as const)
    await insertScenarioDraft(db, {
      slug,
      source,
      basedOn: null,
      revision: 1,
      authorId: actorId,
      updatedAt: at,
    })
    await recordEvent(db, {
      id: eventId,
      at,
      actorId,
      kind: 'scenario-draft-begun',
      subject: slug,
      facts: { basedOn: null, copyOf: copyOf === '' ? null : copyOf },
    })
    return ok({ slug })
  })
}
