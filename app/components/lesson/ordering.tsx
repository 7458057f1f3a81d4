import { type KeyboardEvent, useId, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { mixed } from './fixed-order.ts'
import { useDone } from './progress.tsx'
import { Task } from './task.tsx'

type OrderingProps = { title: string; steps: readonly string[]; why: string }

/** Steps to be put in order by buttons or by the arrow keys on a row. */
export function Ordering({ title, steps, why }: OrderingProps) {
  const { t } = useTranslation('lesson')
  const id = useId()
  const done = useDone('Ordering', title)
  const start = useMemo(() => mixed(steps, (step) => step), [steps])
  const [order, setOrder] = useState<readonly string[]>(start)
  const [seen, setSeen] = useState<'no' | 'checked' | 'shown'>('no')
  const [movedTo, setMovedTo] = useState<{ step: string; place: number } | null>(null)

  const inPlace = order.filter((step, at) => step === steps[at]).length
  const finished = seen !== 'no' && inPlace === steps.length

  const move = (from: number, by: number) => {
    const to = from + by
    const step = order[from]
    if (step === undefined || to < 0 || to >= order.length) return
    setOrder(order.toSpliced(from, 1).toSpliced(to, 0, step))
    setSeen('no')
    setMovedTo({ step, place: to + 1 })
  }
  const onKeyDown = (event: KeyboardEvent, at: number) => {
    const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0
    if (by === 0) return
    event.preventDefault()
    move(at, by)
  }
  const check = () => {
    setSeen('checked')
    setMovedTo(null)
    if (inPlace === steps.length) done()
  }
  const show = () => {
    setOrder(steps)
    setSeen('shown')
    done()
  }
  const again = () => {
    setOrder(start)
    setSeen('no')
    setMovedTo(null)
  }
  return (
    <Task
      title={title}
      note={t('ordering.note', { total: steps.length })}
      footer={
        <>
          <span className="acts">
            {finished ? (
              <Button small onClick={again}>
                {t('again')}
              </Button>
            ) : (
              <Button small kind={seen === 'no' && movedTo ? 'main' : 'plain'} onClick={check}>
                {t('check')}
              </Button>
            )}
            {seen === 'checked' && !finished && (
              <Button small kind="bare" onClick={show}>
                {t('ordering.show')}
              </Button>
            )}
          </span>
          <p className="say-so" role="status">
            {movedTo && t('ordering.moved', movedTo)}
            {seen === 'no' && !movedTo && t('ordering.hint')}
            {seen === 'checked' && !finished && t('ordering.some', { total: steps.length, inPlace })}
            {finished && t(seen === 'shown' ? 'ordering.shown' : 'ordering.finished', { why })}
          </p>
        </>
      }
    >
      <ol className="order">
        {order.map((step, at) => (
          <li key={step}>
            <span className="n" aria-hidden="true">
              {at + 1}
            </span>
            <span id={`${id}-${steps.indexOf(step)}`}>{step}</span>
            <span className={step === steps[at] ? 'st good-t' : 'st bad-t'}>
              {seen !== 'no' && (
                <Icon
                  name={step === steps[at] ? 'check' : 'cross'}
                  label={t(step === steps[at] ? 'ordering.here' : 'ordering.elsewhere')}
                />
              )}
            </span>
            <span className="moves">
              <Button
                small
                icon
                aria-label={t('ordering.up', { step })}
                aria-disabled={at === 0}
                onClick={() => move(at, -1)}
                onKeyDown={(event) => onKeyDown(event, at)}
              >
                <Icon name="up" />
              </Button>
              <Button
                small
                icon
                aria-label={t('ordering.down', { step })}
                aria-disabled={at === order.length - 1}
                onClick={() => move(at, 1)}
                onKeyDown={(event) => onKeyDown(event, at)}
              >
                <Icon name="down" />
              </Button>
            </span>
          </li>
        ))}
      </ol>
    </Task>
  )
}
