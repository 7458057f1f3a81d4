import * as z from 'zod'
import type { Db } from '../../db/engine/db.server.ts'
import {
  findScenarioDraft,
  findStandingText,
  isScenarioNamed,
} from '../../db/reads/scenario-drafts.server.ts'
import { recordEvent } from '../../db/writes/audit.server.ts'
import { insertScenarioDraft } from '../../db/writes/scenario-drafts.server.ts'
import { ScenarioId } from '../../domain/role-play/schema.ts'
import type { Instant } from '../../domain/shared/instant.ts'
import { ok, refuse } from '../../domain/shared/result.ts'
import { blankScenario, copiedScenario } from '../../publishing/content/new-scenario.ts'
import type { World } from '../world.ts'

const Form = z.strictObject({
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
  const begun = Form.safeParse(form)
  if (!begun.success) return refuse({ code: 'bad-form' } as const)
  const { slug, title, copyOf } = begun.data
  return db.tx(async () => {
    if ((await isScenarioNamed(db, slug)) || (await findScenarioDraft(db, slug)))
      return refuse({ code: 'slug-taken' } as const)
    const named = { slug, title }
    const source = copyOf === '' ? blankScenario(named) : await copyOfAnother(db, copyOf, named)
    if (source === undefined) return refuse({ code: 'no-such-scenario' } as const)
    const facts = { copyOf: copyOf === '' ? null : copyOf }
    await beginDraft(db, { slug, source, basedOn: null }, { actorId, at, eventId, facts })
    return ok({ slug })
  })
}

async function copyOfAnother(db: Db, slug: string, named: { slug: string; title: string }) {
  const another = (await findScenarioDraft(db, slug)) ?? (await findStandingText(db, slug))
  return another && copiedScenario(another.source, named)
}

type Begun = Readonly<{ slug: string; source: string; basedOn: number | null }>
type By = Readonly<{ actorId: string; at: Instant; eventId: string; facts?: Record<string, unknown> }>

/** Keeps the first words of a draft, and says so. Joins the caller's transaction. */
export async function beginDraft(db: Db, draft: Begun, { actorId, at, eventId, facts }: By): Promise<void> {
  await insertScenarioDraft(db, { ...draft, revision: 1, authorId: actorId, updatedAt: at })
  await recordEvent(db, {
    id: eventId,
    at,
    actorId,
    kind: 'scenario-draft-begun',
    subject: draft.slug,
    facts: { basedOn: draft.basedOn, ...facts },
  })
}
