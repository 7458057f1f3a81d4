import { isMap, parseDocument } from 'yaml'
import type { TestRun } from '../../domain/role-play/run-tests.ts'
import type { ExaminedText } from '../../publishing/content/examine-scenario.ts'

/** What the editor shows of an examined text: findings, tests turn by turn, and the variants there are to try. */
export function textView({ scenario, findings, runs }: ExaminedText, thorough: boolean) {
  return {
    thorough,
    findings,
    variants: scenario?.variants.map(({ id, note }) => ({ id, note: note ?? null })) ?? [],
    /** Null: they cannot be run. */
    tests: scenario && (runs.length > 0 || scenario.tests.length === 0) ? runs.map(testView) : null,
  }
}
export type TextView = ReturnType<typeof textView>

const testView = ({ test, talk, score, problems, skipped }: TestRun) => ({
  name: test.name,
  variant: test.variant,
  passed: problems.length === 0 && !skipped,
  skipped,
  problems,
  end: talk.state.end ?? null,
  /** Hundredths of a point. */
  total: score.total,
  points: score.points,
  turns: talk.turns.map(({ turn, say, acts, reply, after }) => ({
    turn,
    say,
    acts: acts.map(({ act, target }) => ({ act, target: target ?? null })),
    reply,
    mood: after.mood,
    trust: after.trust,
    churn: after.churn,
  })),
})

/** The title in the words of a scenario, however unfinished; undefined where none is to be read. */
export function titleIn(source: string): string | undefined {
  const document = parseDocument(source)
  const title = isMap(document.contents) ? document.get('title') : undefined
  return typeof title === 'string' && title.trim() !== '' ? title : undefined
}
