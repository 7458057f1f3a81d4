import { useTranslation } from 'react-i18next'
import { inPoints } from '../bank/points.ts'
import { Tag } from '../ui/tag.tsx'
import type { View } from './use-scenario-draft.ts'

type Test = NonNullable<View['tests']>[number]

/** The scenario's own tests as they ran just now, turn by turn. */
export function TestRuns({ tests }: Pick<View, 'tests'>) {
  const { t } = useTranslation('scenarios')
  if (!tests)
    return (
      <section>
        <p className="note">{t('tests.none')}</p>
      </section>
    )
  return (
    <section>
      <div aria-live="polite">
        <h2>{t('tests.title', { passed: tests.filter(({ passed }) => passed).length, of: tests.length })}</h2>
      </div>
      <ul className="test-runs">
        {tests.map((test) => (
          <li key={test.name}>
            <TestResult test={test} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function TestResult({ test }: { test: Test }) {
  const { t } = useTranslation('scenarios')
  const { name, variant, passed, skipped, problems, end, total, turns } = test
  return (
    <>
      <p>
        <Tag tone={passed ? 'good' : 'bad'} icon={passed ? 'check' : 'cross'}>
          {t(skipped ? 'tests.skipped' : passed ? 'tests.pass' : 'tests.fail')}
        </Tag>{' '}
        {name}
      </p>
      <p className="note">
        {variant} · {t('tests.result', { end: end ? t(`report:end.${end}`) : '—', total: inPoints(total) })}
      </p>
      {problems.map((problem) => (
        <p key={problem} className="err">
          {problem}
        </p>
      ))}
      <details>
        <summary className="note">{t('tests.turns')}</summary>
        <ol className="test-turns">
          {turns.map(({ turn, say, acts, reply, mood, trust, churn }) => (
            <li key={turn}>
              <p className="note">
                {t('tests.turn', { turn })} · {t('tests.state', { mood, trust, churn })}
              </p>
              {say !== '' && <p>{say}</p>}
              <p className="note">
                {acts.length === 0
                  ? t('tests.noActs')
                  : t('tests.acts', {
                      acts: acts
                        .map(({ act, target }) => t(`talk:act.${act}`) + (target ? `（${target}）` : ''))
                        .join('、'),
                    })}
              </p>
              <p className="song">{reply}</p>
            </li>
          ))}
        </ol>
      </details>
    </>
  )
}
