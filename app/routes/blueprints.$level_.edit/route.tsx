import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { BlueprintEditor } from '../../components/blueprint/editor/blueprint-editor.tsx'
import { VersionList } from '../../components/blueprint/editor/version-list.tsx'
import { Shell } from '../../components/shell/shell.tsx'
import { bankFor } from '../../db/reads/blueprint-bank.server.ts'
import { blueprintVersions, findBlueprintDraft } from '../../db/reads/blueprint-drafts.server.ts'
import { findBlueprint } from '../../db/reads/content.server.ts'
import { differencesOf } from '../../domain/blueprint/differences.ts'
import { Blueprint, faultsOf } from '../../domain/blueprint/schema.ts'
import { stockAgainst } from '../../domain/blueprint/stock.ts'
import { requireRole } from '../../lib/auth/require-role.server.ts'
import { jsonField } from '../../lib/http/json-field.ts'
import { refused } from '../../lib/http/refused.ts'
import { pageTitle } from '../../lib/i18n/page-title.ts'
import {
  checkBlueprint,
  discardBlueprint,
  publishBlueprint,
  saveBlueprint,
} from '../../use-cases/blueprint/edit-blueprint.server.ts'
import { weighWhatIf } from '../../use-cases/blueprint/weigh-what-if.server.ts'
import type { World } from '../../use-cases/world.ts'
import { levelIn } from '../blueprints.$level/level-in.server.ts'

export const meta: MetaFunction = ({ matches }) => [{ title: pageTitle(matches, 'blueprintEdit') }]

/** What a blueprint is against the bank and the version that stands. */
async function weighed(db: World['db'], blueprint: Blueprint, standing: Blueprint) {
  return {
    stock: stockAgainst({ blueprint, bank: await bankFor(db, blueprint) }),
    faults: faultsOf(blueprint),
    differences: differencesOf(standing, blueprint),
  }
}

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await requireRole(request, context, 'trainer')
  const level = levelIn(params)
  const { db } = context.world
  const [standing, draft, versions] = await Promise.all([
    findBlueprint(db, level),
    findBlueprintDraft(db, level),
    blueprintVersions(db, level),
  ])
  if (!standing) throw new Response('no blueprint', { status: 404 })
  const blueprint = draft ? Blueprint.parse(draft.body) : standing.blueprint
  return {
    level,
    blueprint,
    n: standing.n,
    draft: draft
      ? { revision: draft.revision, savedAt: draft.updatedAt, isBehind: draft.basedOn !== standing.n }
      : null,
    weighed: await weighed(db, blueprint, standing.blueprint),
    versions: versions.map(({ n, publishedAt, author, blueprint: body }, at) => {
      const earlier = versions[at + 1]
      return { n, publishedAt, author, differences: earlier ? differencesOf(earlier.blueprint, body) : null }
    }),
  }
}
export type BlueprintEditData = Awaited<ReturnType<typeof loader>>

/** Saves as one types, checks what the bank can do for it, publishes, or throws the changes away. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const viewer = await requireRole(request, context, 'trainer')
  const level = levelIn(params)
  const { world, solver } = context
  const form = await request.formData()
  const revision = Number(form.get('revision') ?? 0)
  switch (form.get('intent')) {
    case 'discard': {
      const discarded = await discardBlueprint(world, viewer.id, level)
      return discarded.ok ? redirect(`/blueprints/${level}/edit`) : refused(discarded.refusal)
    }
    case 'publish': {
      const published = await publishBlueprint(world, solver, viewer.id, { level, revision })
      return published.ok ? redirect(`/blueprints/${level}`) : refused(published.refusal)
    }
    case 'check': {
      const draft = await findBlueprintDraft(world.db, level)
      const blueprint = draft?.body ?? (await findBlueprint(world.db, level))?.blueprint
      if (!blueprint) return refused({ code: 'no-blueprint' })
      const faults = faultsOf(blueprint)
      if (faults.length > 0) return refused({ code: 'blueprint-faults', faults })
      return { intent: 'check' as const, checked: await checkBlueprint(world, solver, blueprint) }
    }
    case 'what-if': {
      const body = Blueprint.safeParse(jsonField(form.get('body')))
      if (!body.success || body.data.level !== level) return refused({ code: 'bad-form' })
      const words = String(form.get('words') ?? '').slice(0, 200)
      const asked = await weighWhatIf(world, solver, { blueprint: body.data, words })
      return asked.ok ? { intent: 'what-if' as const, whatIf: asked.value } : refused(asked.refusal)
    }
    default: {
      const body = jsonField(form.get('body'))
      const saved = await saveBlueprint(world, viewer.id, { level, body, revision })
      if (!saved.ok) return refused(saved.refusal)
      const standing = await findBlueprint(world.db, level)
      const blueprint = Blueprint.parse(body)
      return {
        intent: 'save' as const,
        ...saved.value,
        weighed: await weighed(world.db, blueprint, standing?.blueprint ?? blueprint),
      }
    }
  }
}
export type BlueprintEditAction = typeof action

export default function BlueprintEditPage() {
  const { t } = useTranslation('blueprintEdit')
  const { level, blueprint, n, draft, weighed: standing, versions } = useLoaderData<typeof loader>()
  return (
    <Shell dense>
      <p className="crumb">
        <Link to={`/blueprints/${level}`}>{t('blueprint:title')}</Link> / {t(`shell:level.${level}`)} /{' '}
        {t('blueprint:version', { n })}
      </p>
      <div className="head">
        <div>
          <h1>{t('title', { name: blueprint.name })}</h1>
          <p>{t('lead')}</p>
        </div>
      </div>
      <BlueprintEditor
        key={`${level} ${n} ${draft ? 'draft' : ''}`}
        level={level}
        blueprint={blueprint}
        draft={draft}
        weighed={standing}
      />
      <VersionList versions={versions} />
    </Shell>
  )
}
