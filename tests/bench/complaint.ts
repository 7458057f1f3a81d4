import { bankFigures } from '#app/domain/complaint/bank-figures.ts'
import {
  accuracyOf,
  crossValidate,
  type SuggestionAccuracy,
  tryOn,
} from '#app/domain/complaint/cross-validate.ts'
import { keywordClass, keywordMotive } from '#app/domain/complaint/keyword-baseline.ts'
import { MOTIVES } from '#app/domain/complaint/motives.ts'
import { type ComplaintCase, TIERS } from '#app/domain/complaint/schema.ts'
import { seededRng, widenSeed } from '#app/domain/shared/rng.ts'
import { loadContent } from '#app/publishing/content/load.ts'
import { atLeast, atMost, type Bar } from './bar.ts'
import { schedulingBars } from './complaint/scheduling.ts'

/** The bars of complaint-drill.md §5, §7, §12 and §13, over the cases in content/complaints. */
export async function run(): Promise<Bar[]> {
  const { complaints } = await loadContent('content')
  const cases = complaints.map(({ complaint }) => complaint).filter(({ status }) => status !== 'retired')
  const ready = cases.filter(({ status }) => status === 'ready')
  return [...bankBars(cases, ready), ...suggestionBars(cases, ready), ...schedulingBars(ready)]
}

function bankBars(cases: readonly ComplaintCase[], ready: readonly ComplaintCase[]): Bar[] {
  const figures = bankFigures(cases, seededRng(widenSeed(1), 'bootstrap'))
  const { byClass, byMotive, kappa, kappaMotive, keywordBaseline } = figures
  process.stderr.write(
    `${cases.length} cases, ${ready.length} ready; class ${told(byClass)}; motive ${told(byMotive)}; tier ${told(figures.byTier)}\n`,
  )
  const least = (of: (motive: string) => number) => Math.min(...MOTIVES.map(of))
  const cells = TIERS.flatMap((tier) =>
    MOTIVES.map((motive) => cases.filter((it) => it.tier === tier && it.primaryMotive === motive).length),
  )
  const hard = (it: ComplaintCase) => it.tier >= 3
  const share = (right: (it: ComplaintCase) => boolean) =>
    cases.filter((it) => hard(it) && right(it)).length / Math.max(1, cases.filter(hard).length)
  return [
    atLeast('C1', 'cases', cases.length, 400, 'cases'),
    atLeast('C2', 'cases with a twin', figures.twins, 120, 'cases'),
    atLeast(
      'C3',
      'cases of the rarest motive',
      least((motive) => byMotive[motive] ?? 0),
      25,
      'cases',
    ),
    atLeast('C4', 'cases of the rarest motive in a tier', Math.min(...cells), 8, 'cases'),
    atLeast('C5', `kappa of two labellings, class (n=${kappa.n})`, kappa.kappa ?? 0, 0.7, 'κ', 0),
    atLeast(
      'C6',
      `kappa of two labellings, motive (n=${kappaMotive.n})`,
      kappaMotive.kappa ?? 0,
      0.6,
      'κ',
      0,
    ),
    ...TIERS.map((tier) =>
      atMost(
        `C7.${tier}`,
        `motive right by a list of words, tier ${tier}`,
        keywordBaseline.byTier[tier] ?? 1,
        tier >= 3 ? 0.55 : 1,
        'share',
        1 / MOTIVES.length,
      ),
    ),
    atMost(
      'C8',
      'class right by a list of words, tiers 3 and 4',
      share((it) => keywordClass(it.text) === it.class),
      0.55,
      'share',
      1 / 3,
    ),
  ]
}

/** What is learnt from the agreed keys, tried on voices left out, and on those nobody had labelled yet. */
function suggestionBars(cases: readonly ComplaintCase[], ready: readonly ComplaintCase[]): Bar[] {
  const voices = new Set(ready.map(({ author }) => author))
  const outside = cases.filter(({ author }) => !voices.has(author))
  // when every voice has agreed cases, every third of them is held out
  const held = outside.length > 0 ? outside : ready.filter(({ author }) => heldOut([...voices]).has(author))
  const crossed = crossValidate(ready)
  return [
    ...(crossed ? accuracyBars('C10', 'cross-validated', crossed, ready) : []),
    ...accuracyBars('C11', 'held-out voices', accuracyOf(tryOn(ready, held), 1), held),
  ]
}

const heldOut = (voices: readonly string[]): Set<string> =>
  new Set([...voices].sort().filter((_, i) => i % 3 === 0))

/** Beside what the list of words gets of the same sentences. */
function accuracyBars(
  id: string,
  how: string,
  found: SuggestionAccuracy,
  on: readonly ComplaintCase[],
): Bar[] {
  const byWords = (right: (it: ComplaintCase) => boolean) => on.filter(right).length / Math.max(1, on.length)
  const classByWords = byWords((it) => keywordClass(it.text) === it.class)
  const motiveByWords = byWords((it) => keywordMotive(it.text) === it.primaryMotive)
  return [
    atLeast(
      `${id}.1`,
      `class where sure, ${how} (n=${found.n})`,
      found.classWhenSure,
      0.8,
      'share',
      classByWords,
    ),
    atLeast(`${id}.2`, `class, all, ${how}`, found.class, 0.6, 'share', classByWords),
    atLeast(`${id}.3`, `macro-F1 of the class, ${how}`, found.macroF1, 0.7, 'F1'),
    atLeast(`${id}.4`, `motive where sure, ${how}`, found.motiveWhenSure, 0.6, 'share', motiveByWords),
    atLeast(`${id}.5`, `motive, all, ${how}`, found.motive, 0.5, 'share', motiveByWords),
    atMost(`${id}.6`, `abstained, ${how}`, found.abstained, 0.25, 'share'),
  ]
}

const told = (counts: Readonly<Record<string, number>>): string =>
  Object.entries(counts)
    .map(([name, n]) => `${name} ${n}`)
    .join(', ')
