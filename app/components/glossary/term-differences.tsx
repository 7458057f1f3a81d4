import { useTranslation } from 'react-i18next'
import type { GlossaryEntry } from '../../domain/course/glossary.ts'
import { useSourceName } from '../lesson/src.tsx'
import { Scroll, Table } from '../ui/table.tsx'

const FIELDS = ['zh', 'en', 'definition', 'definitionEn', 'aliases', 'source', 'asOf', 'retired'] as const

/** What a change does to a term, field by field: as it is and as it will be. */
export function TermDifferences({ before, after }: { before?: GlossaryEntry; after?: GlossaryEntry }) {
  const { t } = useTranslation('terms')
  const nameOf = useSourceName()
  const said = (entry: GlossaryEntry | undefined, field: (typeof FIELDS)[number]): string => {
    if (!entry) return ''
    if (field === 'aliases') return entry.aliases?.join(t('and')) ?? ''
    if (field === 'retired') return t(entry.retired ? 'retired' : 'inUse')
    return field === 'source' ? nameOf(entry.source) : (entry[field] ?? '')
  }
  const caption = t('changeOf', { name: after?.zh ?? before?.zh })
  return (
    <Scroll label={caption}>
      <Table caption={caption}>
        <thead>
          <tr>
            <th scope="col">{t('part')}</th>
            <th scope="col">{t('before')}</th>
            <th scope="col">{t('after')}</th>
          </tr>
        </thead>
        <tbody>
          {FIELDS.filter((field) => said(before, field) !== said(after, field)).map((field) => (
            <tr key={field}>
              <th scope="row">{t(`field.${field}`)}</th>
              <td>{said(before, field) || t('nothing')}</td>
              <td>{said(after, field) || t('nothing')}</td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Scroll>
  )
}
