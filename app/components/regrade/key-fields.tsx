import { useTranslation } from 'react-i18next'
import type { Blank, CasePart, ItemBody, Of } from '../../domain/item/schema.ts'
import { PartHead } from '../question/case-study-fields.tsx'
import { CLASSES, motivesOf } from '../question/motive-words.ts'
import { letterAt } from '../question/option-order.ts'
import { Field, Select, TextArea, TextInput } from '../ui/field.tsx'
import { RubricFields } from './rubric-fields.tsx'

/** The fields of a new key, filled with the standing one. Names are read by `readCorrectedBody`. */
export function KeyFields({ body, prefix = '' }: { body: ItemBody | CasePart; prefix?: string }) {
  const { t } = useTranslation('regrade')
  switch (body.kind) {
    case 'single':
    case 'multiple':
      return (
        <Choices
          name={`${prefix}key`}
          several={body.kind === 'multiple'}
          options={body.options.map(({ id, text }, at) => ({ id, text: `${letterAt(at)} ${text}` }))}
          chosen={body.kind === 'multiple' ? body.key : [body.key]}
        />
      )
    case 'trueFalse':
      return (
        <Choices
          name={`${prefix}key`}
          options={['true', 'false'].map((id) => ({ id, text: t(`question:${id}`) }))}
          chosen={[String(body.key)]}
        />
      )
    case 'fillIn':
      return (
        <div className="stack">
          {body.blanks.map((blank, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the blanks of a stem never change places
            <BlankFields key={at} blank={blank} n={at + 1} name={`${prefix}blank-${at}`} />
          ))}
        </div>
      )
    case 'classification':
      return <ClassFields answer={body.key} prefix={prefix} />
    case 'caseStudy':
      return (
        <ol className="parts">
          {body.parts.map((part, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a case never change places
            <li key={at}>
              <PartHead part={part} at={at} />
              <KeyFields body={part} prefix={`${prefix}part-${at}-`} />
            </li>
          ))}
        </ol>
      )
    case 'plan':
    case 'written':
      return <RubricFields rubric={body.rubric} prefix={prefix} />
  }
}

type ChoicesProps = {
  name: string
  several?: boolean
  options: readonly { id: string; text: string }[]
  chosen: readonly string[]
}

function Choices({ name, several = false, options, chosen }: ChoicesProps) {
  const { t } = useTranslation('regrade')
  return (
    <fieldset className="stack-s">
      <legend className="lab">{t(several ? 'form.choices' : 'form.choice')}</legend>
      {options.map(({ id, text }) => (
        <label key={id} className="pick">
          <input
            type={several ? 'checkbox' : 'radio'}
            name={name}
            value={id}
            defaultChecked={chosen.includes(id)}
          />
          <span>{text}</span>
        </label>
      ))}
    </fieldset>
  )
}

function BlankFields({ blank, n, name }: { blank: Blank; n: number; name: string }) {
  const { t } = useTranslation('regrade')
  switch (blank.kind) {
    case 'text':
      return (
        <Field label={t('form.blank', { n })} hint={t('form.blankText')}>
          <TextArea name={name} defaultValue={blank.accepted.join('\n')} rows={3} required />
        </Field>
      )
    case 'list':
      return (
        <Field label={t('form.blank', { n })} hint={t('form.blankList')}>
          <TextArea
            name={name}
            defaultValue={blank.elements.map((wordings) => wordings.join(' / ')).join('\n')}
            rows={4}
            required
          />
        </Field>
      )
    case 'number':
      return (
        <Field
          label={t('form.blank', { n })}
          hint={blank.unit ? t('form.blankUnit', { unit: blank.unit }) : t('form.blankNumber')}
        >
          <TextInput name={name} defaultValue={blank.value} inputMode="decimal" required />
        </Field>
      )
  }
}

function ClassFields({ answer, prefix }: { answer: Of<'classification'>['key']; prefix: string }) {
  const { t } = useTranslation('regrade')
  const motives = motivesOf(undefined)
  const motive = (of: string) => `${of} ${t(`question:motive.${of}`)}`
  return (
    <div className="stack">
      <Field label={t('form.class')}>
        <Select name={`${prefix}class`} defaultValue={answer.class}>
          {CLASSES.map((of) => (
            <option key={of} value={of}>
              {t(`question:class.${of}`)}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={t('form.primary')} hint={t('form.primaryHint')}>
        <Select name={`${prefix}primary`} defaultValue={answer.primaryMotive}>
          {motives.map((of) => (
            <option key={of} value={of}>
              {motive(of)}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={t('form.secondary')}>
        <Select name={`${prefix}secondary`} defaultValue={answer.secondaryMotive ?? ''}>
          <option value="">{t('form.none')}</option>
          {motives.map((of) => (
            <option key={of} value={of}>
              {motive(of)}
            </option>
          ))}
        </Select>
      </Field>
    </div>
  )
}
