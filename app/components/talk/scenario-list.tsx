import { Form, Link, useNavigation } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { Level } from '../../domain/shared/level.ts'
import { formatPoints } from '../../domain/shared/points.ts'
import { useFormats } from '../../lib/i18n/format.ts'
import { Button, ButtonLink } from '../ui/button.tsx'
import { Tag } from '../ui/tag.tsx'

export type ScenarioLine = Readonly<{
  slug: string
  title: string
  level: Level
  channel: string
  persona: Readonly<{ name: string; age: number; job: string; tier: string }>
  minutes: number
  tries: number
  best: number | null
  last: Readonly<{ id: string; total: number | null; end: string | null; at: number }> | null
  open: string | null
}>

/** The customers one may talk with, by level; each with what came of it so far. */
export function ScenarioList({ scenarios }: { scenarios: readonly ScenarioLine[] }) {
  const { t } = useTranslation('talks')
  const levels = [...new Set(scenarios.map(({ level }) => level))].sort().reverse()
  return (
    <>
      {levels.map((level) => (
        <section key={level} className="sec" aria-labelledby={`level-${level}`}>
          <h2 id={`level-${level}`}>{t('list.level', { level: t(`shell:level.${level}`) })}</h2>
          <ul className="scenes">
            {scenarios
              .filter((scenario) => scenario.level === level)
              .map((scenario) => (
                <ScenarioItem key={scenario.slug} scenario={scenario} />
              ))}
          </ul>
        </section>
      ))}
    </>
  )
}

function ScenarioItem({ scenario }: { scenario: ScenarioLine }) {
  const { t } = useTranslation('talks')
  const { date } = useFormats()
  const { slug, title, persona, tries, best, last, open } = scenario
  return (
    <li className="scene" id={slug}>
      <div>
        <h3>{title}</h3>
        <p className="note">
          {t('list.who', {
            name: persona.name,
            age: persona.age,
            job: persona.job,
            tier: t(`talk:tier.${persona.tier}`),
            channel: t(`talk:channel.${scenario.channel}`),
          })}
        </p>
        <p className="note">
          {last
            ? t('list.tried', {
                count: tries,
                date: date(last.at),
                best: best === null ? '—' : formatPoints(best),
              })
            : t('list.never')}
          {last && (
            <>
              {' '}
              <Link to={`/talks/${last.id}/report`}>{t('list.report')}</Link>
            </>
          )}
        </p>
      </div>
      {open ? <ButtonLink to={`/talks/${open}`}>{t('list.goOn')}</ButtonLink> : <StartForm slug={slug} />}
    </li>
  )
}

function StartForm({ slug }: { slug: string }) {
  const { t } = useTranslation('talks')
  const navigation = useNavigation()
  const going = navigation.formData?.get('slug') === slug && navigation.formData.get('mode')
  return (
    <Form method="post" className="start">
      <input type="hidden" name="slug" value={slug} />
      <label className="sr" htmlFor={`difficulty-${slug}`}>
        {t('list.difficulty')}
      </label>
      <select className="in" id={`difficulty-${slug}`} name="difficulty" defaultValue="normal">
        {(['easy', 'normal', 'hard'] as const).map((of) => (
          <option key={of} value={of}>
            {t(`talk:difficulty.${of}`)}
          </option>
        ))}
      </select>
      <Button type="submit" name="mode" value="guided" busy={going === 'guided' && t('list.calling')}>
        {t('list.guided')}
      </Button>
      <Button type="submit" name="mode" value="free" busy={going === 'free' && t('list.calling')}>
        {t('list.free')}
      </Button>
    </Form>
  )
}

type Assigned = Readonly<{
  id: string
  scenario: string
  title: string
  dueAt: number
  note: string
  done: Readonly<{ id: string; at: number }> | null
}>

/** What a manager asked for, the nearest date first. */
export function AssignedTalks({ assigned, now }: { assigned: readonly Assigned[]; now: number }) {
  const { t } = useTranslation('talks')
  const { date } = useFormats()
  if (assigned.length === 0) return null
  return (
    <section className="sec" aria-labelledby="assigned">
      <h2 id="assigned">{t('assigned.title')}</h2>
      <p className="note">{t('assigned.seen')}</p>
      <ul className="scenes">
        {assigned.map(({ id, scenario, title, dueAt, note, done }) => (
          <li key={id} className="scene">
            <div>
              <h3>
                <a href={`#${scenario}`}>{title}</a>
              </h3>
              <p className="note">
                {t('assigned.due', { date: date(dueAt) })}
                {note && ` · ${note}`}
              </p>
            </div>
            {done ? (
              <Tag tone="good" icon="check">
                {t('assigned.done', { date: date(done.at) })}
              </Tag>
            ) : (
              <Tag tone={dueAt < now ? 'warn' : 'line'}>
                {t(dueAt < now ? 'assigned.late' : 'assigned.open')}
              </Tag>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
