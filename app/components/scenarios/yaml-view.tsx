import { type RefObject, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { Field, TextArea } from '../ui/field.tsx'
import type { ScenarioDraftEditing } from './use-scenario-draft.ts'

type Props = {
  editing: ScenarioDraftEditing
  field: RefObject<HTMLTextAreaElement>
  /** The line to show, once. */
  line: number | null
  onShown: () => void
}

/** The whole document as its words, comments too. */
export function YamlView({ editing: { source, change }, field, line, onShown }: Props) {
  const { t } = useTranslation('scenarios')
  useEffect(() => {
    const area = field.current
    if (!area || line === null) return
    const lines = area.value.split('\n')
    const start = lines.slice(0, line - 1).reduce((sum, text) => sum + text.length + 1, 0)
    area.focus()
    area.setSelectionRange(start, start + (lines[line - 1]?.length ?? 0))
    area.scrollTop = ((line - 3) / lines.length) * area.scrollHeight
    onShown()
  }, [field, line, onShown])
  return (
    <Field label={t('edit.yamlLabel')} hint={t('edit.yamlHelp')}>
      <TextArea
        ref={field}
        className="yaml"
        rows={32}
        wrap="off"
        spellCheck={false}
        autoCapitalize="none"
        value={source}
        onChange={({ target }) => change(target.value)}
      />
    </Field>
  )
}
