import { Form, useNavigation } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { GlossaryEntry } from '../../domain/course/glossary.ts'
import { useSourceName } from '../lesson/src.tsx'
import { Button } from '../ui/button.tsx'
import { Field, Select, TextArea, TextInput } from '../ui/field.tsx'

const SOURCES = [...Array.from({ length: 17 }, (_, at) => `S${at + 1}`), 'law', 'team']

type TermFormProps = {
  /** What the fields begin with. */
  term: Partial<GlossaryEntry>
  /** The field that was refused, with the words why. */
  fault?: { field: string; message: string }
}

/** The fields of a term. Sending it changes nothing: it shows what the change would do. */
export function TermForm({ term, fault }: TermFormProps) {
  const { t } = useTranslation('terms')
  const nameOf = useSourceName()
  const busy = useNavigation().formData?.get('intent') === 'preview'
  const error = (field: string) => (fault?.field === field ? fault.message : undefined)
  const sources = term.source && !SOURCES.includes(term.source) ? [...SOURCES, term.source] : SOURCES
  return (
    <Form method="post" className="write stack">
      <Field label={t('field.zh')} error={error('zh')}>
        <TextInput name="zh" required maxLength={40} defaultValue={term.zh} />
      </Field>
      <Field label={t('field.en')} error={error('en')}>
        <TextInput name="en" required maxLength={120} lang="en" defaultValue={term.en} />
      </Field>
      <Field label={t('field.definition')} error={error('definition')}>
        <TextArea name="definition" required maxLength={600} rows={3} defaultValue={term.definition} />
      </Field>
      <Field label={t('field.definitionEn')} hint={t('hint.definitionEn')} error={error('definitionEn')}>
        <TextArea name="definitionEn" maxLength={1_200} rows={2} lang="en" defaultValue={term.definitionEn} />
      </Field>
      <Field label={t('field.aliases')} hint={t('hint.aliases')} error={error('aliases')}>
        <TextInput name="aliases" maxLength={400} defaultValue={term.aliases?.join('、')} />
      </Field>
      <Field label={t('field.source')} error={error('source')}>
        <Select name="source" required defaultValue={term.source ?? 'team'}>
          {sources.map((source) => (
            <option key={source} value={source}>
              {nameOf(source)}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={t('field.asOf')} hint={t('hint.asOf')} error={error('asOf')}>
        <TextInput name="asOf" maxLength={40} defaultValue={term.asOf} />
      </Field>
      <div className="acts">
        <Button type="submit" name="intent" value="preview" busy={busy && t('looking')}>
          {t('preview')}
        </Button>
      </div>
    </Form>
  )
}
