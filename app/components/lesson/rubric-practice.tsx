import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../ui/button.tsx'
import { classNames } from '../ui/class-names.ts'
import { Icon } from '../ui/icon.tsx'
import { isCustomer, SpokenLine } from './dialogue.tsx'
import { useDone } from './progress.tsx'
import { comparedWith } from './rubric-compare.ts'
import { Task } from './task.tsx'

type Criterion = { name: string; levels: readonly string[]; right: number; why: string }
type RubricPracticeProps = {
  title: string
  transcript: readonly { who: string; text: string }[]
  criteria: readonly Criterion[]
}

/** A talk to be scored by a rubric; then one's own levels stand beside the trainers'. */
export function RubricPractice({ title, transcript, criteria }: RubricPracticeProps) {
  const { t } = useTranslation('lesson')
  const done = useDone('RubricPractice', title)
  const [given, setGiven] = useState<readonly (number | null)[]>(() => criteria.map(() => null))
  const [compared, setCompared] = useState(false)
  const [unscored, setUnscored] = useState(false)
  const open = given.filter((level) => level === null).length
  const { same, furthest, tendency } = comparedWith(
    criteria.map(({ right }) => right),
    given,
  )

  const give = (criterion: number, level: number) => {
    setGiven(given.with(criterion, level))
    setCompared(false)
    setUnscored(false)
  }
  const compare = () => {
    if (open > 0) return setUnscored(true)
    setCompared(true)
    done()
  }
  const again = () => {
    setGiven(criteria.map(() => null))
    setCompared(false)
  }
  return (
    <Task
      title={title}
      note={t('rubric.progress', { total: criteria.length, given: criteria.length - open })}
      footer={
        <>
          <Button
            small
            kind={open === 0 && !compared ? 'main' : 'plain'}
            onClick={compared ? again : compare}
          >
            {t(compared ? 'again' : 'rubric.compare')}
          </Button>
          <p className="say-so" role="status">
            {!compared && t(unscored ? 'rubric.open' : 'rubric.hint', { open })}
            {compared && t('rubric.same', { same, total: criteria.length })}
            {compared && furthest > 0 && t(`rubric.${tendency}`, { furthest })}
          </p>
        </>
      }
    >
      <ol className="dialogue to-score">
        {transcript.map(({ who, text }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines of one talk never change places
          <li key={at}>
            <SpokenLine who={who} customer={isCustomer(who)}>
              {text}
            </SpokenLine>
          </li>
        ))}
      </ol>
      {criteria.map((criterion, at) => (
        <Levels
          key={criterion.name}
          criterion={criterion}
          given={given[at] ?? null}
          compared={compared}
          onGive={(level) => give(at, level)}
        />
      ))}
    </Task>
  )
}

type LevelsProps = {
  criterion: Criterion
  given: number | null
  compared: boolean
  onGive(level: number): void
}

function Levels({ criterion: { name, levels, right, why }, given, compared, onGive }: LevelsProps) {
  const { t } = useTranslation('lesson')
  const group = useId()
  const lookOf = (level: number) => {
    if (!compared) return undefined
    if (level === right) return given === right ? 'right' : 'missed'
    return level === given ? 'wrong' : undefined
  }
  return (
    <fieldset className="criterion" aria-describedby={compared ? `${group}-why` : undefined}>
      <legend className="ask">{name}</legend>
      <div className={classNames('levels', levels.length === 4 && 'four', levels.length === 2 && 'two')}>
        {levels.map((text, level) => {
          const look = lookOf(level)
          return (
            <label key={text} className={classNames('opt', look)}>
              <input type="radio" name={group} checked={given === level} onChange={() => onGive(level)} />
              <span>
                <span className="speaker">{t('rubric.level', { level: level + 1 })}</span>
                {text}
                {look && (
                  <span className="st">
                    <Icon name={look === 'wrong' ? 'cross' : 'check'} />
                    {t(`rubric.look.${look}`)}
                  </span>
                )}
              </span>
            </label>
          )
        })}
      </div>
      {compared && (
        <p className="why" id={`${group}-why`}>
          {why}
        </p>
      )}
    </fieldset>
  )
}
