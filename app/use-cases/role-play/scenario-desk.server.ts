import { currentModelName } from '../../db/reads/act-model.server.ts'
import { allScenarioDrafts, standingTexts } from '../../db/reads/scenario-drafts.server.ts'
import { playedByScenario } from '../../db/reads/scenario-statistics.server.ts'
import { publishedScenarios } from '../../db/reads/scenarios.server.ts'
import { hashOf } from '../../lib/hash.server.ts'
import type { World } from '../world.ts'
import { examineText } from './edit-scenario.server.ts'
import { titleIn } from './text-view.server.ts'

type Summary = Readonly<{ tests: number; passed: number; errors: number; warnings: number }>

/** What examining a text came to, by its words and the recogniser: neither ever changes under its name. */
const examined = new Map<string, Summary>()
const KEPT = 200

/**
 * Every scenario that stands, with its draft where there is one, and those that are drafts alone: tests and findings are
 * those of the draft, without the rules that search. The first call after a start takes a tenth of a second a scenario.
 */
export async function scenarioDesk({ db }: Pick<World, 'db'>) {
  const [texts, published, drafts, played, model] = [
    await standingTexts(db),
    await publishedScenarios(db),
    await allScenarioDrafts(db),
    await playedByScenario(db),
    await currentModelName(db),
  ]
  const examinedText = async (slug: string, text: string) => {
    const name = `${slug} ${model?.hash ?? ''} ${hashOf(text)}`
    const summary = examined.get(name) ?? (await summaryOf(db, slug, text))
    if (examined.size >= KEPT) examined.clear()
    examined.set(name, summary)
    return summary
  }
  const rows = []
  for (const { slug, n, source } of texts) {
    const standing = published.find(({ scenario }) => scenario.id === slug)
    if (!standing || standing.scenario.status === 'fixture') continue
    const { title, level, variants, status } = standing.scenario
    const draft = drafts.find((one) => one.slug === slug)
    rows.push({
      slug,
      title,
      level,
      status,
      variants: variants.length,
      version: n,
      draft: draft ? { by: draft.author, at: draft.updatedAt, isBehind: draft.basedOn !== n } : null,
      ...(await examinedText(slug, draft?.source ?? source)),
      played: played.get(slug) ?? { talks: 0, passed: 0 },
    })
  }
  const begun = []
  for (const { slug, source, author, updatedAt } of drafts.filter(({ basedOn }) => basedOn === null))
    begun.push({
      slug,
      title: titleIn(source) ?? slug,
      level: null,
      status: 'ready' as const,
      variants: null,
      version: null,
      draft: { by: author, at: updatedAt, isBehind: false },
      ...(await examinedText(slug, source)),
      played: { talks: 0, passed: 0 },
    })
  return [...begun, ...rows]
}

async function summaryOf(db: World['db'], slug: string, source: string): Promise<Summary> {
  const { findings, runs } = await examineText({ db }, { slug, source, quick: true })
  const count = (severity: 'error' | 'warning') =>
    findings.filter((finding) => finding.severity === severity).length
  return {
    tests: runs.length,
    passed: runs.filter(({ problems, skipped }) => problems.length === 0 && !skipped).length,
    errors: count('error'),
    warnings: count('warning'),
  }
}
