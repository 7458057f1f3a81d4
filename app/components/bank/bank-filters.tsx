import { Form, Link, useSubmit } from '@remix-run/react'
import { type ReactNode, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Facet, Stat } from '../../domain/item/search.ts'
import type { BankData } from '../../routes/bank/route.tsx'
import { classNames } from '../ui/class-names.ts'
import { Select } from '../ui/field.tsx'
import { useAddress } from './use-address.ts'
import { SEARCH_ID } from './use-list-keys.ts'

const LEVELS = ['l4', 'l3', 'l2', 'l1']
const KINDS = ['single', 'multiple', 'trueFalse', 'fillIn', 'classification', 'caseStudy', 'plan']
const STATUSES = ['ready', 'review', 'draft', 'returned', 'revising', 'retired']
const ORIGINS = ['file', 'platform']
const STATS: readonly Stat[] = [
  ...(['unused', 'few', 'hard', 'easy', 'fine'] as const),
  ...(['against', 'weak', 'parts', 'calibrated'] as const),
]
const GRADES = ['easy', 'medium', 'hard']
/** What stays in the address when a filter changes; the page does not. */
const KEPT = ['sort', 'order', 'item']
const TYPING_PAUSE_MS = 250

type Choice = { value: string; label: string }

/** Search and filters in one row; the address holds them all. Works as a plain form before any script. */
export function BankFilters({ data, busy }: { data: BankData; busy: boolean }) {
  const { t } = useTranslation('bank')
  const submit = useSubmit()
  const { params } = useAddress()
  const { filter } = data.query
  const isFiltered = Object.values(filter).some(Boolean)
  const points = data.leaves.filter(({ id }) => !filter.leaf || id === filter.leaf)
  const named = (facet: Facet, values: readonly string[], name: (value: string) => string): Choice[] =>
    values
      .filter((value) => data.counts[facet][value] || filter[facet] === value)
      .map((value) => ({
        value,
        label: t('choice', { name: name(value), count: data.counts[facet][value] ?? 0 }),
      }))
  const leafNames = new Map(data.leaves.map(({ id, name }) => [id, name]))
  const sources = [
    ...new Set([...Object.keys(data.counts.source), ...(filter.source ? [filter.source] : [])]),
  ]
  const common = (facet: Facet) => ({ facet, value: filter[facet] ?? '' })
  return (
    <search>
      <Form
        method="get"
        className="filters"
        onChange={(event) => {
          const { target, currentTarget } = event
          if (!(target instanceof HTMLSelectElement)) return
          // a point belongs to its leaf: another leaf lets it go
          const point = currentTarget.elements.namedItem('point')
          if (target.name === 'leaf' && point instanceof HTMLSelectElement) point.value = ''
          submit(asked(currentTarget), { preventScrollReset: true })
        }}
      >
        <SearchField q={filter.q ?? ''} />
        <FacetSelect
          {...common('level')}
          choices={named('level', LEVELS, (level) => t(`shell:level.${level}`))}
        />
        <FacetSelect
          {...common('leaf')}
          choices={named('leaf', [...leafNames.keys()], (leaf) => leafNames.get(leaf) ?? leaf)}
        />
        <FacetSelect {...common('point')}>
          {points.map((leaf) => {
            const names = new Map(leaf.points.map(({ id, name }) => [id, name]))
            const choices = named('point', [...names.keys()], (point) => names.get(point) ?? point)
            return (
              choices.length > 0 && (
                <optgroup key={leaf.id} label={leaf.name}>
                  <Options choices={choices} />
                </optgroup>
              )
            )
          })}
        </FacetSelect>
        <FacetSelect {...common('kind')} choices={named('kind', KINDS, (kind) => t(`shell:kind.${kind}`))} />
        <FacetSelect
          {...common('status')}
          choices={named('status', STATUSES, (status) => t(`status.${status}`))}
        />
        <FacetSelect
          {...common('source')}
          choices={named('source', sources.sort(byNumber), (source) =>
            t(`document.${source}`, { defaultValue: source }),
          )}
        />
        <FacetSelect
          {...common('difficulty')}
          choices={named('difficulty', GRADES, (grade) => t(`difficulty.${grade}`))}
        />
        <FacetSelect
          {...common('origin')}
          choices={named('origin', ORIGINS, (origin) => t(`workbench:origin.${origin}`))}
        />
        <FacetSelect
          {...common('stat')}
          choices={named('stat', STATS, (stat) => t(`workbench:stat.${stat}`))}
        />
        {KEPT.map((name) => {
          const value = params.get(name)
          return value && <input key={name} type="hidden" name={name} value={value} />
        })}
        <noscript>
          <button type="submit" className="btn small">
            {t('search.go')}
          </button>
        </noscript>
        <span className="note" role="status">
          {busy ? t('busy') : t('count', { count: data.total })}
        </span>
        {isFiltered && (
          <Link className="btn bare small" to="/bank" preventScrollReset>
            {t('clear')}
          </Link>
        )}
      </Form>
    </search>
  )
}

/** What the form asks, without what is left empty, so that addresses stay short. */
function asked(form: HTMLFormElement): URLSearchParams {
  const params = new URLSearchParams()
  for (const [name, value] of new FormData(form))
    if (typeof value === 'string' && value !== '') params.set(name, value)
  return params
}

/** S2 before S10, then the other names. */
const byNumber = (a: string, b: string): number => {
  const [x, y] = [a, b].map((name) => Number(/^S(\d+)$/.exec(name)?.[1] ?? Number.POSITIVE_INFINITY))
  return x === y ? (a < b ? -1 : 1) : (x ?? 0) - (y ?? 0)
}

/** Asks while one types, but never in the middle of a composed word. */
function SearchField({ q }: { q: string }) {
  const { t } = useTranslation('bank')
  const submit = useSubmit()
  const ref = useRef<HTMLInputElement>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>()
  useEffect(() => () => clearTimeout(timer.current), [])
  // the address may change without us (back, clear); what is being typed is left alone
  useEffect(() => {
    if (ref.current && ref.current !== document.activeElement) ref.current.value = q
  }, [q])
  const ask = () => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => {
      if (ref.current?.form) submit(asked(ref.current.form), { replace: true, preventScrollReset: true })
    }, TYPING_PAUSE_MS)
  }
  return (
    <input
      ref={ref}
      id={SEARCH_ID}
      className="in small"
      type="search"
      name="q"
      defaultValue={q}
      maxLength={200}
      autoComplete="off"
      aria-label={t('search.label')}
      placeholder={t('search.example')}
      onInput={(event) => {
        const { nativeEvent } = event
        if (!(nativeEvent instanceof InputEvent && nativeEvent.isComposing)) ask()
      }}
      onCompositionEnd={ask}
    />
  )
}

type FacetSelectProps = { facet: Facet; value: string; choices?: readonly Choice[]; children?: ReactNode }

function FacetSelect({ facet, value, choices, children }: FacetSelectProps) {
  const { t } = useTranslation('bank')
  const ref = useRef<HTMLSelectElement>(null)
  // the address wins over what was chosen before it (back, clear)
  useEffect(() => {
    if (ref.current) ref.current.value = value
  }, [value])
  return (
    <Select
      small
      ref={ref}
      name={facet}
      defaultValue={value}
      className={classNames(value !== '' && 'on')}
      aria-label={t(`facet.${facet}`)}
    >
      <option value="">{t(value === '' ? `facet.${facet}` : 'any')}</option>
      {choices ? <Options choices={choices} /> : children}
    </Select>
  )
}

function Options({ choices }: { choices: readonly Choice[] }) {
  return (
    <>
      {choices.map(({ value, label }) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </>
  )
}
