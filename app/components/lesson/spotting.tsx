import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../ui/button.tsx'
import { classNames } from '../ui/class-names.ts'
import { Icon } from '../ui/icon.tsx'
import { isCustomer } from './dialogue.tsx'
import { useDone } from './progress.tsx'
import { findingsOn, placesOf } from './spotting-marks.ts'
import { Task } from './task.tsx'

type Line = { who: string; text: string; fault?: string }
type SpottingProps = { title: string; lines: readonly Line[] }

const ICON_OF = { found: 'check', missed: 'warn', unfounded: 'cross' } as const
const LOOK_OF = { found: 'right', missed: 'missed', unfounded: 'wrong' } as const

/** A talk in which the lines that break a rule are marked. A look names the missed and the wrongly marked ones. */
export function Spotting({ title, lines }: SpottingProps) {
  const { t } = useTranslation('lesson')
  const id = useId()
  const done = useDone('Spotting', title)
  const [marked, setMarked] = useState<ReadonlySet<number>>(new Set())
  const [checked, setChecked] = useState(false)
  const [unmarked, setUnmarked] = useState(false)

  const toggle = (at: number) => {
    setMarked(new Set(marked.has(at) ? [...marked].filter((each) => each !== at) : [...marked, at]))
    setChecked(false)
    setUnmarked(false)
  }
  const check = () => {
    if (marked.size === 0) return setUnmarked(true)
    setChecked(true)
    done()
  }
  const again = () => {
    setMarked(new Set())
    setChecked(false)
  }
  const findings = findingsOn(
    lines.map(({ fault }) => fault !== undefined),
    marked,
  )
  const faults = lines.filter(({ fault }) => fault !== undefined).length
  const [found, missed, unfounded] = (['found', 'missed', 'unfounded'] as const).map((finding) =>
    placesOf(findings, finding),
  )
  const listed = (places: readonly number[] | undefined) => (places ?? []).join(t('spotting.and'))
  const all = missed?.length === 0 && unfounded?.length === 0
  return (
    <Task
      title={title}
      note={t('spotting.progress', { total: lines.length, marked: marked.size })}
      footer={
        <>
          <Button
            small
            kind={marked.size > 0 && !checked ? 'main' : 'plain'}
            onClick={checked ? again : check}
          >
            {t(checked ? 'again' : 'check')}
          </Button>
          <p className="say-so" role="status">
            {!checked && t(unmarked ? 'spotting.markFirst' : 'spotting.hint')}
            {checked && all && t('spotting.finished', { faults })}
            {checked && !all && t('spotting.some', { faults, found: found?.length })}
            {checked && missed && missed.length > 0 && t('spotting.missed', { places: listed(missed) })}
            {checked &&
              unfounded &&
              unfounded.length > 0 &&
              t('spotting.unfounded', { places: listed(unfounded) })}
          </p>
        </>
      }
    >
      <fieldset className="lines-to-mark">
        <legend className="ask">{t('spotting.ask')}</legend>
        {lines.map(({ who, text, fault }, at) => {
          const finding = checked ? findings[at] : undefined
          return (
            <label
              // biome-ignore lint/suspicious/noArrayIndexKey: lines of one talk never change places
              key={at}
              className={classNames('opt', isCustomer(who) && 'by-customer', finding && LOOK_OF[finding])}
            >
              <input
                type="checkbox"
                checked={marked.has(at)}
                onChange={() => toggle(at)}
                aria-describedby={finding && `${id}-${at}`}
              />
              <span>
                <span className="speaker">
                  {at + 1}. {who}
                </span>
                {text}
                {finding && (
                  <span className="why" id={`${id}-${at}`}>
                    {fault ?? t('spotting.nothing')}
                  </span>
                )}
              </span>
              {finding && (
                <span className="st">
                  <Icon name={ICON_OF[finding]} />
                  {t(`spotting.${finding}One`)}
                </span>
              )}
            </label>
          )
        })}
      </fieldset>
    </Task>
  )
}
