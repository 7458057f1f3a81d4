import { Form, Link, useSearchParams } from '@remix-run/react'
import { useDeferredValue, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { foundBy } from '../../domain/course/find-terms.ts'
import { useSourceName } from '../lesson/src.tsx'
import { Button } from '../ui/button.tsx'
import { Field, TextInput } from '../ui/field.tsx'
import { Switch } from '../ui/switch.tsx'
import { byInitial, byModule, type Entry, type TermModule } from './glossary-groups.ts'

type GlossaryListProps = { entries: readonly Entry[]; modules: readonly TermModule[] }

/** The glossary with its search, by letter or by lesson. What is typed is found at once; before any script the form asks. */
export function GlossaryList({ entries, modules }: GlossaryListProps) {
  const { t, i18n } = useTranslation('glossary')
  const [params] = useSearchParams()
  const [search, setSearch] = useState(params.get('q') ?? '')
  const [by, setBy] = useState<'letter' | 'module'>(params.get('by') === 'module' ? 'module' : 'letter')
  const inEnglish = i18n.language === 'en'
  const found = foundBy(useDeferredValue(search), entries)
  const groups = by === 'module' ? byModule(found, modules) : byInitial(found, inEnglish)
  const nameOf = (key: string) => {
    if (by === 'letter') return key
    const module = modules.find(({ id }) => id === key)
    if (!module) return t('elsewhere')
    return `${t(`shell:level.${module.level}`)} · ${inEnglish ? module.titleEn : module.title}`
  }
  const orders = [
    { value: 'letter', label: t('by.letter') },
    { value: 'module', label: t('by.module') },
  ] as const
  return (
    <>
      <Form className="glossary-find" role="search" onSubmit={(event) => event.preventDefault()}>
        <Field label={t('search')}>
          <TextInput
            type="search"
            name="q"
            value={search}
            onChange={(event) => setSearch(event.target.value)}
          />
        </Field>
        <Switch legend={t('by.legend')} name="by" options={orders} value={by} onChange={setBy} />
        <noscript>
          <Button type="submit">{t('find')}</Button>
        </noscript>
      </Form>
      {by === 'letter' && groups.length > 1 && (
        <nav className="letters" aria-label={t('letters')}>
          {groups.map(({ key }) => (
            <a key={key} href={`#letter-${key === '#' ? '0' : key}`}>
              {key}
            </a>
          ))}
        </nav>
      )}
      <p className="note" role="status">
        {search.trim() !== '' && t('found', { count: found.length })}
      </p>
      {groups.map(({ key, entries: inGroup }) => (
        <section key={key} className="terms" aria-labelledby={`letter-${key === '#' ? '0' : key}`}>
          <h2 id={`letter-${key === '#' ? '0' : key}`}>{nameOf(key)}</h2>
          <dl>
            {inGroup.map((entry) => (
              <TermRow key={entry.id} entry={entry} modules={modules} inEnglish={inEnglish} />
            ))}
          </dl>
        </section>
      ))}
    </>
  )
}

type TermRowProps = { entry: Entry; modules: readonly TermModule[]; inEnglish: boolean }

function TermRow({ entry, modules, inEnglish }: TermRowProps) {
  const { t } = useTranslation('glossary')
  const sourceName = useSourceName()
  const taught = modules.filter(({ terms }) => terms.includes(entry.id))
  return (
    <div id={entry.id}>
      <dt>
        <b lang={inEnglish ? 'en' : 'zh-CN'}>{inEnglish ? entry.en : entry.zh}</b>
        <span className="note" lang={inEnglish ? 'zh-CN' : 'en'}>
          {inEnglish ? entry.zh : entry.en}
        </span>
      </dt>
      <dd>
        {inEnglish && entry.definitionEn ? (
          <p lang="en">{entry.definitionEn}</p>
        ) : (
          <p lang="zh-CN">{entry.definition}</p>
        )}
        <p className="note">
          {sourceName(entry.source)}
          {entry.asOf && t('asOf', { asOf: entry.asOf })}
          {entry.aliases && t('alsoCalled', { names: entry.aliases.join(t('and')) })}
          {taught.length > 0 && t('taughtIn')}
          {taught.map(({ id, title, titleEn }, at) => (
            <span key={id}>
              {at > 0 && t('and')}
              <Link to={`/learn/${id}`}>{inEnglish ? titleEn : title}</Link>
            </span>
          ))}
        </p>
      </dd>
    </div>
  )
}
