import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { classNames } from '../ui/class-names.ts'
import { Field, TextInput } from '../ui/field.tsx'
import { type CalculatorName, calculators } from './calculators/calculators.ts'
import { DECIMALS, type Field as FieldOf, figureIn, figureOf, type Problem } from './calculators/figures.ts'
import { useDone } from './progress.tsx'
import { Task } from './task.tsx'

/** A named calculator: its fields, the answer, and the steps that lead there, for whatever is filled in. */
export function Calculator({ of }: { of: CalculatorName }) {
  const { t } = useTranslation('calculator')
  const done = useDone('Calculator', of)
  const { fields, reckon } = calculators[of]
  const [typed, setTyped] = useState<Record<string, string>>(() =>
    Object.fromEntries(fields.map(({ id, start }) => [id, start])),
  )
  const outcome = outcomeOf(fields, typed, reckon)
  // while a field is wrong the steps keep their place, unseen: nothing on the page jumps
  const [shown, setShown] = useState(outcome)
  const standing = outcome.ok ? outcome : shown

  const change = (id: string, text: string) => {
    const now = { ...typed, [id]: text }
    setTyped(now)
    const next = outcomeOf(fields, now, reckon)
    if (!next.ok) return
    setShown(next)
    done()
  }
  const wrongIn = (field: FieldOf): string | undefined => {
    if (outcome.ok || !(field.id in outcome.wrong)) return undefined
    const problem = outcome.wrong[field.id]
    const bounds = { least: figureOf(field.least), most: figureOf(field.most, DECIMALS[field.kind]) }
    return isProblem(problem) ? t(`bad.${field.kind}`, bounds) : t(`${of}.refuse.${problem}`)
  }
  const words = (say: string, facts: Readonly<Record<string, string>>) => t(`${of}.step.${say}`, facts)
  return (
    <Task
      title={t(`lesson:calculator.${of}`)}
      note={t(`${of}.source`)}
      footer={<p className="say-so">{t(`${of}.remark`)}</p>}
    >
      <div className="calc">
        <div className="calc-fields">
          {fields.map((field) => (
            <Field key={field.id} label={t(`${of}.field.${field.id}`)} error={wrongIn(field)}>
              <TextInput
                type={field.kind === 'date' ? 'date' : 'text'}
                inputMode={field.kind === 'count' ? 'numeric' : 'decimal'}
                autoComplete="off"
                value={typed[field.id]}
                onChange={(event) => change(field.id, event.target.value)}
              />
            </Field>
          ))}
        </div>
        <div>
          <p className="calc-answer" role="status">
            {outcome.ok ? t(`${of}.answer.${outcome.answer.say}`, outcome.answer.facts) : t('fix')}
          </p>
          {standing.ok && (
            <ol className={classNames('calc-steps', !outcome.ok && 'unseen')} aria-label={t('steps')}>
              {standing.steps.map(({ say, facts }) => (
                <li key={say}>{words(say, facts)}</li>
              ))}
            </ol>
          )}
        </div>
      </div>
    </Task>
  )
}

type Outcome =
  | Extract<ReturnType<(typeof calculators)[CalculatorName]['reckon']>, { ok: true }>
  | { ok: false; wrong: Readonly<Record<string, string>> }

const PROBLEMS: readonly string[] = [
  'empty',
  'not-a-number',
  'too-exact',
  'too-small',
  'too-big',
] satisfies Problem[]
const isProblem = (name: string | undefined): boolean => name !== undefined && PROBLEMS.includes(name)

/** The reckoning of what was typed, or what is wrong with it, by field. */
function outcomeOf(
  fields: readonly FieldOf[],
  typed: Readonly<Record<string, string>>,
  reckon: (typeof calculators)[CalculatorName]['reckon'],
): Outcome {
  const read = fields.map((field) => [field.id, figureIn(typed[field.id] ?? '', field)] as const)
  const wrong = read.flatMap(([id, value]) => (typeof value === 'number' ? [] : [[id, value] as const]))
  if (wrong.length > 0) return { ok: false, wrong: Object.fromEntries(wrong) }
  const values = read.flatMap(([id, value]) => (typeof value === 'number' ? [[id, value] as const] : []))
  const reckoned = reckon(Object.fromEntries(values))
  return reckoned.ok ? reckoned : { ok: false, wrong: { [reckoned.field]: reckoned.say } }
}
