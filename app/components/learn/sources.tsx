import { useTranslation } from 'react-i18next'
import { Scroll, Table } from '../ui/table.tsx'

type Source = { document: string; ref: string; asOf: string; kind: 'seed' | 'public' | 'team' }

/** What a lesson rests on: document, place, year, and what kind of source it is. */
export function Sources({ sources }: { sources: readonly Source[] }) {
  const { t } = useTranslation('learn')
  const named = (document: string) =>
    document === 'law' || document === 'team' || document === 'public' ? t(`sources.${document}`) : document
  return (
    <section className="sec" aria-labelledby="sources">
      <h2 id="sources">{t('sources.title')}</h2>
      <Scroll label={t('sources.title')}>
        <Table caption={t('sources.title')} className="sources">
          <thead>
            <tr>
              <th scope="col">{t('sources.document')}</th>
              <th scope="col">{t('sources.ref')}</th>
              <th scope="col">{t('sources.asOf')}</th>
              <th scope="col">{t('sources.kind')}</th>
            </tr>
          </thead>
          <tbody>
            {sources.map(({ document, ref, asOf, kind }) => (
              <tr key={`${document} ${ref}`}>
                <td>{named(document)}</td>
                <td lang="zh-CN">{ref}</td>
                <td>{asOf}</td>
                <td>{t(`sources.kinds.${kind}`)}</td>
              </tr>
            ))}
          </tbody>
        </Table>
      </Scroll>
    </section>
  )
}
