import { useTranslation } from 'react-i18next'
import { classNames } from '../ui/class-names.ts'
import { Icon } from '../ui/icon.tsx'
import { Meter } from '../ui/meter.tsx'

type Props = {
  where: string
  sections: readonly { id: string; title: string }[]
  read: ReadonlySet<string>
  current: string | undefined
}

/** The sections of a module: where the reader is, what is read. */
export function Contents({ where, sections, read, current }: Props) {
  const { t } = useTranslation('learn')
  const count = sections.filter(({ id }) => read.has(id)).length
  const said = t('read', { count, of: sections.length })
  return (
    <nav className="toc" aria-label={t('contents')}>
      <p className="note">{where}</p>
      <SectionLinks sections={sections} read={read} current={current} />
      <Meter value={count} of={sections.length} tone="accent" label={said} />
      <p className="note">{said}</p>
    </nav>
  )
}

function SectionLinks({ sections, read, current }: Omit<Props, 'where'>) {
  const { t } = useTranslation('learn')
  return (
    <ol>
      {sections.map(({ id, title }) => (
        <li key={id}>
          <a
            href={`#${id}`}
            aria-current={current === id ? 'true' : undefined}
            className={classNames(read.has(id) && 'is-read')}
          >
            <span lang="zh-CN">{title}</span>
            {read.has(id) && <Icon name="check" label={t('isRead')} />}
          </a>
        </li>
      ))}
    </ol>
  )
}

/** The same on a phone, folded away. */
export function FoldedContents({ sections, read, current }: Omit<Props, 'where'>) {
  const { t } = useTranslation('learn')
  return (
    <details className="toc-s only-s">
      <summary className="btn wide">
        <Icon name="list" />
        {t('contentsAnd', { count: sections.filter(({ id }) => read.has(id)).length, of: sections.length })}
      </summary>
      <SectionLinks sections={sections} read={read} current={current} />
    </details>
  )
}
