import { useSubmit } from '@remix-run/react'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatPoints } from '../../domain/shared/format-points.ts'
import type { OpenReading } from '../../use-cases/marking/read-task.server.ts'
import { Button } from '../ui/button.tsx'
import { Field, TextArea } from '../ui/field.tsx'
import { Notice } from '../ui/notice.tsx'
import { Keys } from '../ui/words.tsx'
import { CriterionFields } from './criterion-fields.tsx'
import { useJudgeKeys } from './use-judge-keys.ts'
import { useJudgement } from './use-judgement.ts'

/** The rubric with its levels to choose; what is chosen is kept as a draft until it is given. */
export function Judge({ task, shortcuts }: { task: OpenReading; shortcuts: boolean }) {
  const { t } = useTranslation('marking')
  const [missing, setMissing] = useState<string | null>(null)
  const judgement = useJudgement(task)
  const { given, comment, saving, lost, sending } = judgement
  const form = useRef<HTMLFormElement>(null)
  const submit = useSubmit()
  const open = task.rubric.filter(({ id }) => !given.some(({ criterion }) => criterion === id))
  const total = given.reduce((sum, { points }) => sum + points, 0)

  const firstOf = (id: string | undefined) =>
    form.current?.querySelector<HTMLInputElement>(`fieldset[data-criterion="${id}"] input`)
  const give = () => {
    const [first] = open
    setMissing(first?.name ?? null)
    if (first) return firstOf(first.id)?.focus()
    judgement.give()
  }
  const choose = (criterion: string, points: number) => {
    setMissing(null)
    judgement.choose(criterion, points)
  }
  const chooseByKey = (place: number) => {
    const focused =
      document.activeElement?.closest<HTMLElement>('fieldset[data-criterion]')?.dataset.criterion
    const at = task.rubric.findIndex(({ id }) => id === (focused ?? open[0]?.id))
    const criterion = task.rubric[at]
    const level = criterion?.levels[place]
    if (!criterion || !level) return
    choose(criterion.id, level.points)
    ;(
      firstOf(task.rubric[at + 1]?.id) ?? form.current?.querySelector<HTMLElement>('button[type="submit"]')
    )?.focus()
  }
  useJudgeKeys({ onLevel: chooseByKey, onGive: give }, shortcuts)

  return (
    <form
      className="judge"
      ref={form}
      aria-labelledby="judge-head"
      onSubmit={(event) => {
        event.preventDefault()
        if (!sending) give()
      }}
    >
      <h2 id="judge-head">{t('task.judge')}</h2>
      {task.rubric.map((criterion) => (
        <CriterionFields
          key={criterion.id}
          criterion={criterion}
          given={given.find((one) => one.criterion === criterion.id)}
          onChoose={(points) => choose(criterion.id, points)}
          onRemark={(remark) => judgement.remark(criterion.id, remark)}
        />
      ))}
      <Field label={t('task.comment')}>
        <TextArea
          rows={3}
          maxLength={2_000}
          value={comment}
          onChange={(event) => judgement.say(event.currentTarget.value)}
        />
      </Field>
      <p className="total">
        {t('task.total')}{' '}
        <b>{t('task.points', { points: formatPoints(total), outOf: formatPoints(task.outOf) })}</b>
        {open.length > 0 && <span className="muted">{t('task.left', { count: open.length })}</span>}
      </p>
      <p className="note" role="status">
        {saving !== 'none' && t(`task.${saving}`)}
      </p>
      {missing !== null && (
        <Notice tone="warn" role="alert">
          {t('task.missing', { name: missing })}
        </Notice>
      )}
      {lost && (
        <Notice tone="bad" role="alert">
          {t('said.not-your-reading')}
        </Notice>
      )}
      <div className="acts sec-s">
        <Button kind="main" type="submit" busy={sending && t('task.giving')}>
          {t('task.give')}
        </Button>
        <Button
          kind="bare"
          title={t('task.freeConfirm')}
          onClick={() => submit({ intent: 'free' }, { method: 'post', encType: 'application/json' })}
        >
          {t('task.free')}
        </Button>
        <span className="note hide-s">
          {shortcuts && <Keys of={['1', '–', '9']}>{t('task.keys')}</Keys>}
          <Keys of={['Ctrl', 'Enter']}>{t('task.keysGive')}</Keys>
        </span>
      </div>
    </form>
  )
}
