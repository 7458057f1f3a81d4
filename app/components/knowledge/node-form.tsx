import { Form } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { LEVELS } from '../../domain/shared/level.ts'
import { Button } from '../ui/button.tsx'
import { Field, Select, TextArea, TextInput } from '../ui/field.tsx'

type NodeFormProps = {
  node?: { name: string; nameEn?: string; about?: string }
  /** Given for a new point: where it can be taught. */
  modules?: readonly { id: string; title: string }[]
}

/** The words of a leaf or point, or of a point that is not there yet. Sending it changes nothing: it shows the impact. */
export function NodeForm({ node, modules }: NodeFormProps) {
  const { t } = useTranslation('knowledge')
  return (
    <Form method="post" className="write stack">
      <Field label={t('field.name')}>
        <TextInput name="name" required maxLength={40} defaultValue={node?.name} />
      </Field>
      <Field label={t('field.nameEn')} hint={modules && t('hintId')}>
        <TextInput
          name="nameEn"
          required={modules !== undefined}
          maxLength={120}
          lang="en"
          defaultValue={node?.nameEn}
        />
      </Field>
      <Field label={t('field.about')}>
        <TextArea name="about" maxLength={600} rows={2} defaultValue={node?.about} />
      </Field>
      {modules && (
        <>
          <Field label={t('field.level')}>
            <Select name="level" required defaultValue="l4">
              {LEVELS.map((level) => (
                <option key={level} value={level}>
                  {t(`shell:level.${level}`)}
                </option>
              ))}
            </Select>
          </Field>
          <Field label={t('field.module')}>
            <Select name="module" required>
              {modules.map(({ id, title }) => (
                <option key={id} value={id}>
                  {`${id} ${title}`}
                </option>
              ))}
            </Select>
          </Field>
        </>
      )}
      <div className="acts">
        <Button type="submit" name="intent" value={modules ? 'add' : 'edit'}>
          {t('preview')}
        </Button>
      </div>
    </Form>
  )
}
