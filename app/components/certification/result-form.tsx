import { Form, useNavigation } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { RED_LINES } from '../../domain/certification/red-line.ts'
import { Button } from '../ui/button.tsx'
import { Field, Select, TextArea, TextInput } from '../ui/field.tsx'

type Asking = {
  level: string
  part: 'practical' | 'review'
  scenes: readonly { kind: 'rolePlay' | 'coaching'; minutes: number }[]
  reviewMinutes: number
  /** Levels that have a comprehensive review. */
  reviewLevels: readonly string[]
}
type Props = { asking: Asking; today: string; faults: readonly string[]; answer: unknown }

const LEVELS = ['l4', 'l3', 'l2', 'l1']

/** Records a practical part scene by scene, or a review, of the level that was picked. */
export function ResultForm({ asking, today, faults, answer }: Props) {
  const { t } = useTranslation('certification')
  const { level, part, scenes } = asking
  const busy = useNavigation().formData?.get('intent') === 'result'
  const fault = (name: string) =>
    faults.includes(name) && { error: t(`fault.${name.replace(/^scene-\d+-/, '')}`) }
  const kept = answer && typeof answer === 'object' && 'done' in answer ? 'recorded' : 'open'
  return (
    <details className="more sec-s" open={faults.length > 0 || undefined}>
      <summary>{t('form.title')}</summary>
      <Form method="get" className="acts sec-s">
        <label htmlFor="pick-level">{t('form.level')}</label>
        <Select small className="auto" id="pick-level" name="level" defaultValue={level} key={level}>
          {LEVELS.map((each) => (
            <option key={each} value={each}>
              {t(`shell:level.${each}`)}
            </option>
          ))}
        </Select>
        <label htmlFor="pick-part">{t('form.part')}</label>
        <Select small className="auto" id="pick-part" name="part" defaultValue={part} key={part}>
          <option value="practical">{t('part.practical')}</option>
          <option value="review">{t('part.review')}</option>
        </Select>
        <Button small type="submit">
          {t('form.pick')}
        </Button>
      </Form>
      <Form method="post" className="stack sec-s measure" key={`${level} ${part} ${kept}`}>
        <input type="hidden" name="intent" value="result" />
        <input type="hidden" name="level" value={level} />
        <input type="hidden" name="part" value={part} />
        <h3>{t(`part.${part}Of`, { level: t(`shell:level.${level}`) })}</h3>
        <Field label={t('form.day')} {...fault('day')}>
          <TextInput type="date" name="day" defaultValue={today} max={today} required />
        </Field>
        {part === 'practical' ? (
          scenes.map(({ kind, minutes }, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the scenes of a level have no names of their own
            <SceneFields key={at} n={at + 1} kind={kind} minutes={minutes} fault={fault} />
          ))
        ) : (
          <div className="performed">
            <Field
              label={t('form.minutes')}
              hint={t('form.atLeast', { count: asking.reviewMinutes })}
              {...fault('minutes')}
            >
              <TextInput name="minutes" inputMode="numeric" required maxLength={3} autoComplete="off" />
            </Field>
            <Field label={t('form.points')} {...fault('points')}>
              <TextInput name="points" inputMode="decimal" required maxLength={6} autoComplete="off" />
            </Field>
          </div>
        )}
        <Field label={t('form.note')} hint={t('form.noteHint')}>
          <TextArea name="note" rows={2} maxLength={500} />
        </Field>
        <div className="acts">
          <Button kind="main" type="submit" busy={busy && t('form.busy')}>
            {t('form.submit')}
          </Button>
        </div>
      </Form>
    </details>
  )
}

type SceneProps = {
  n: number
  kind: 'rolePlay' | 'coaching'
  minutes: number
  fault: (name: string) => false | { error: string }
}

function SceneFields({ n, kind, minutes, fault }: SceneProps) {
  const { t } = useTranslation('certification')
  const name = (field: string) => `scene-${n}-${field}`
  return (
    <fieldset className="performed">
      <legend>{t(`form.${kind}`, { n, minutes })}</legend>
      <Field label={t('form.name')} {...fault(name('name'))}>
        <TextInput name={name('name')} required maxLength={100} autoComplete="off" />
      </Field>
      <Field label={t('form.minutes')} {...fault(name('minutes'))}>
        <TextInput
          name={name('minutes')}
          inputMode="numeric"
          defaultValue={minutes}
          required
          maxLength={3}
          autoComplete="off"
        />
      </Field>
      <Field label={t('form.points')} {...fault(name('points'))}>
        <TextInput name={name('points')} inputMode="decimal" required maxLength={6} autoComplete="off" />
      </Field>
      <fieldset className="reds">
        <legend className="lab">{t('form.redLines')}</legend>
        <div className="acts">
          {RED_LINES.map((line) => (
            <label key={line} className="pick">
              <input type="checkbox" name={name('red')} value={line} />
              {t(`redLine.${line}`)}
            </label>
          ))}
        </div>
      </fieldset>
    </fieldset>
  )
}
