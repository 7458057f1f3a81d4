import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../ui/button.tsx'

type Group = { name: string; under?: string; factors: readonly { name: string; note?: string }[] }
type FactorMapProps = { title: string; groups: readonly Group[] }

const countOf = (groups: readonly Group[]): number =>
  groups.reduce((count, { factors }) => count + factors.length, 0)

/** Groups that follow each other under the same head, in the order given. */
export function headed(groups: readonly Group[]): { under: string | undefined; groups: Group[] }[] {
  const heads: { under: string | undefined; groups: Group[] }[] = []
  for (const group of groups) {
    const last = heads.at(-1)
    if (last && last.under !== undefined && last.under === group.under) last.groups.push(group)
    else heads.push({ under: group.under, groups: [group] })
  }
  return heads
}

/** Factors in groups that open and close, counted. */
export function FactorMap({ title, groups }: FactorMapProps) {
  const { t } = useTranslation('lesson')
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set())
  const all = open.size === groups.length
  const toggle = (name: string, now: boolean) => {
    if (now === open.has(name)) return
    setOpen(new Set(now ? [...open, name] : [...open].filter((each) => each !== name)))
  }
  return (
    <figure className="factors">
      <figcaption>
        <span>
          {title}
          <span className="note">
            {t('factors.count', { groups: groups.length, count: countOf(groups) })}
          </span>
        </span>
        <Button small kind="bare" onClick={() => setOpen(new Set(all ? [] : groups.map(({ name }) => name)))}>
          {t(all ? 'factors.closeAll' : 'factors.openAll')}
        </Button>
      </figcaption>
      {headed(groups).map(({ under, groups: below }) => (
        <div key={below[0]?.name} className="head-group">
          {under !== undefined && (
            <p className="under">
              {under}
              <span className="note">{t('factors.under', { count: countOf(below) })}</span>
            </p>
          )}
          {below.map(({ name, factors }) => (
            <details
              key={name}
              open={open.has(name)}
              onToggle={(event) => toggle(name, event.currentTarget.open)}
            >
              <summary>
                {name}
                <span className="note">{t('factors.inside', { count: factors.length })}</span>
              </summary>
              <ul className="factor-list">
                {factors.map((factor) => (
                  <li key={factor.name}>
                    {factor.name}
                    {factor.note && <small>{factor.note}</small>}
                  </li>
                ))}
              </ul>
            </details>
          ))}
        </div>
      ))}
    </figure>
  )
}
