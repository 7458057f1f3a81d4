import { useId, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../ui/button.tsx'
import { classNames } from '../ui/class-names.ts'
import { Select } from '../ui/field.tsx'
import { Icon } from '../ui/icon.tsx'
import { mixed } from './fixed-order.ts'
import { useDone } from './progress.tsx'
import { Task } from './task.tsx'

type Pair = { left: string; right: string; why: string }
type MatchingProps = { title: string; left: string; right: string; pairs: readonly Pair[] }

/** Pairs by a list of choices in each row; a row that is changed after a look loses its verdict. */
export function Matching({ title, left, right, pairs }: MatchingProps) {
  const { t } = useTranslation('lesson')
  const id = useId()
  const done = useDone('Matching', title)
  const choices = useMemo(() => mixed([...new Set(pairs.map((pair) => pair.right))], (text) => text), [pairs])
  const [chosen, setChosen] = useState<readonly string[]>(() => pairs.map(() => ''))
  const [checked, setChecked] = useState<readonly boolean[]>(() => pairs.map(() => false))

  const choose = (row: number, choice: string) => {
    setChosen(chosen.with(row, choice))
    setChecked(checked.with(row, false))
  }
  const check = () => {
    setChecked(chosen.map((choice) => choice !== ''))
    if (pairs.every((pair, row) => pair.right === chosen[row])) done()
  }
  const again = () => {
    setChosen(pairs.map(() => ''))
    setChecked(pairs.map(() => false))
  }
  const rightRows = pairs.filter((pair, row) => checked[row] && pair.right === chosen[row]).length
  const seen = checked.some(Boolean)
  const open = chosen.filter((choice) => choice === '').length
  const unseen = chosen.some((choice, row) => choice !== '' && !checked[row])
  const finished = rightRows === pairs.length
  return (
    <Task
      title={title}
      note={t('matching.progress', { total: pairs.length, chosen: pairs.length - open })}
      footer={
        <>
          {finished ? (
            <Button small onClick={again}>
              {t('again')}
            </Button>
          ) : (
            <Button small kind={open === 0 && unseen ? 'main' : 'plain'} onClick={check}>
              {t('check')}
            </Button>
          )}
          <p className="say-so" role="status">
            {finished && t('matching.finished', { total: pairs.length })}
            {!finished && seen && t('matching.some', { total: pairs.length, right: rightRows, open })}
            {!seen && t('matching.hint')}
          </p>
        </>
      }
    >
      <p className="match-h" aria-hidden="true">
        <span>{left}</span>
        <span>{right}</span>
      </p>
      <ol className="match">
        {pairs.map((pair, row) => {
          const verdict = checked[row] ? (pair.right === chosen[row] ? 'right' : 'wrong') : undefined
          const whyId = `${id}-why-${row}`
          return (
            <li key={pair.left} className={classNames(verdict === 'right' && 'good')}>
              <span id={`${id}-left-${row}`}>{pair.left}</span>
              <Select
                value={chosen[row]}
                onChange={(event) => choose(row, event.target.value)}
                aria-labelledby={`${id}-left-${row}`}
                aria-describedby={verdict && whyId}
                aria-invalid={verdict === 'wrong' || undefined}
              >
                <option value="">{t('matching.choose', { right })}</option>
                {choices.map((choice) => (
                  <option key={choice}>{choice}</option>
                ))}
              </Select>
              {verdict && (
                <span className="why" id={whyId}>
                  <span className={verdict === 'right' ? 'good-t' : 'bad-t'}>
                    <Icon name={verdict === 'right' ? 'check' : 'cross'} label={t(`verdict.${verdict}`)} />
                  </span>
                  {pair.why}
                </span>
              )}
            </li>
          )
        })}
      </ol>
    </Task>
  )
}
