import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { LeafNames } from '../../domain/knowledge/schema.ts'
import { Button } from '../ui/button.tsx'
import { Select } from '../ui/field.tsx'
import { Notice } from '../ui/notice.tsx'
import { type Path, readDocument, valueAt, withMember, withValue } from './document.ts'
import { FormField } from './form-field.tsx'
import { type FieldSpec, SECTIONS } from './form-spec.ts'
import { FormTexts } from './form-texts.tsx'
import type { View } from './use-scenario-draft.ts'

type Props = {
  source: string
  change: (source: string) => void
  findings: View['findings']
  leaves: LeafNames
  goTo: (line: number) => void
}

/** The document by its fields, one part at a time. Comments stay; what the form does not have stands in the YAML. */
export function FormView({ source, change, findings, leaves, goTo }: Props) {
  const { t } = useTranslation('scenarios')
  const [part, setPart] = useState('who')
  const read = useMemo(() => readDocument(source), [source])
  if (!read.document)
    return (
      <Notice tone="warn">
        <p>{t('edit.unreadable', { line: read.line })}</p>
        <p>
          <Button small onClick={() => goTo(read.line)}>
            {t('findings.goTo', { line: read.line })}
          </Button>
        </p>
      </Notice>
    )
  const { document } = read
  const section = SECTIONS.find(({ id }) => id === part)
  const form: FormEditing = {
    leaves,
    valueAt: (path) => valueAt(document, path),
    set: (path, value) => change(withValue(source, path, value)),
    add: (path, member) => change(withMember(source, path, member)),
    faultsAt: (path) => findings.filter(({ at }) => path.every((key, i) => String(at[i]) === String(key))),
  }
  return (
    <div className="scenario-form">
      <Select
        small
        aria-label={t('form.sections')}
        value={part}
        onChange={({ target }) => setPart(target.value)}
      >
        {SECTIONS.map(({ id, fields }) => {
          const faults = fields.flatMap(({ path }) => form.faultsAt(path)).length
          return (
            <option key={id} value={id}>
              {t(`form.section.${id}`)}
              {faults > 0 ? `（${faults}）` : ''}
            </option>
          )
        })}
      </Select>
      <Fields key={part} fields={section?.fields ?? []} base={[]} form={form} />
    </div>
  )
}

export type FormEditing = Readonly<{
  leaves: LeafNames
  valueAt: (path: Path) => unknown
  set: (path: Path, value: unknown) => void
  add: (path: Path, member: unknown) => void
  faultsAt: (path: Path) => View['findings']
}>

function Fields({ fields, base, form }: { fields: readonly FieldSpec[]; base: Path; form: FormEditing }) {
  return (
    <div className="scenario-fields">
      {fields.map((field) => {
        const path = [...base, ...field.path]
        const key = path.join('.')
        if (field.kind === 'items') return <Items key={key} field={field} path={path} form={form} />
        if (field.kind === 'part') return <Part key={key} field={field} path={path} form={form} />
        if (field.kind === 'texts') return <FormTexts key={key} names={field.names} path={path} form={form} />
        return <FormField key={key} field={field} path={path} form={form} />
      })}
    </div>
  )
}

type ItemsProps = { field: Extract<FieldSpec, { kind: 'items' | 'part' }>; path: Path; form: FormEditing }

/** Things of one kind, each with its fields; one may be added or taken away. */
function Items({ field, path, form }: ItemsProps) {
  const { t } = useTranslation('scenarios')
  const held = form.valueAt(path)
  const things: unknown[] = Array.isArray(held) ? held : []
  const name = t(`form.items.${field.name}`)
  return (
    <div className="scenario-items">
      {things.map((_, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: its place is all a thing under the hands is known by
        <fieldset key={at}>
          <legend>
            {t('form.item', { name, n: at + 1 })}{' '}
            <Button
              kind="bare"
              small
              aria-label={`${t('form.remove')} ${t('form.item', { name, n: at + 1 })}`}
              onClick={() => form.set([...path, at], undefined)}
            >
              {t('form.remove')}
            </Button>
          </legend>
          <Fields fields={field.fields} base={[...path, at]} form={form} />
        </fieldset>
      ))}
      <Button small onClick={() => form.add(path, field.fresh)}>
        {t('form.add')} · {name}
      </Button>
    </div>
  )
}

/** A thing there may be one of: it is added whole, with what usually stands in it, and taken away whole. */
function Part({ field, path, form }: ItemsProps) {
  const { t } = useTranslation('scenarios')
  const name = t(`form.items.${field.name}`)
  if (form.valueAt(path) === undefined)
    return (
      <div className="scenario-items">
        <p className="note">{t(`form.without.${field.name}`)}</p>
        <Button small onClick={() => form.set(path, field.fresh)}>
          {t('form.set', { name })}
        </Button>
      </div>
    )
  const faults = form.faultsAt(path).filter(({ at }) => at.length === path.length)
  return (
    <div className="scenario-items">
      <fieldset>
        <legend>
          {name}{' '}
          <Button
            kind="bare"
            small
            aria-label={`${t('form.remove')} ${name}`}
            onClick={() => form.set(path, undefined)}
          >
            {t('form.remove')}
          </Button>
        </legend>
        {faults.length > 0 && <Notice tone="bad">{faults.map(({ message }) => message).join('；')}</Notice>}
        <Fields fields={field.fields} base={path} form={form} />
      </fieldset>
    </div>
  )
}
