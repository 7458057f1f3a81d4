import { useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../ui/button.tsx'
import { classNames } from '../ui/class-names.ts'
import { Icon } from '../ui/icon.tsx'
import { Tag } from '../ui/tag.tsx'
import { SpokenLine } from './dialogue.tsx'
import { orderedByTexts } from './fixed-order.ts'
import { said, talkStart } from './next-line-talk.ts'
import { useDone } from './progress.tsx'
import { Task } from './task.tsx'

type Choice = { text: string; right?: boolean; label?: string; why: string }
type Turn = { says?: string; choices: readonly Choice[] }
type NextLineProps = { title: string; scene: string; turns: readonly Turn[]; ends?: string }

/** A talk in which the next thing to say is chosen, turn by turn. The good talk stands in full at the end. */
export function NextLine({ title, scene, turns, ends }: NextLineProps) {
  const { t } = useTranslation('lesson')
  const done = useDone('NextLine', title)
  const [talk, setTalk] = useState(talkStart)
  const now = useRef<HTMLLIElement>(null)
  const moved = useRef(false)
  const turn = turns[talk.turn]
  const choices = useMemo(
    () => orderedByTexts([...(turn?.choices ?? []).entries()], ([, { text }]) => text),
    [turn],
  )
  const over = turn === undefined

  // The button that was pressed is gone; the focus goes to what is said next, or to the end.
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs after each turn
  useEffect(() => {
    if (moved.current) now.current?.focus()
    moved.current = true
  }, [talk.turn])
  useEffect(() => {
    if (over) done()
  }, [over, done])

  const lastSaid = talk.said && turns[talk.said.turn]?.choices[talk.said.choice]
  return (
    <Task
      title={title}
      note={t('nextLine.progress', { total: turns.length, at: Math.min(talk.turn + 1, turns.length) })}
      footer={
        <>
          <p className="say-so" role="status">
            {over && (
              <>
                <span className="good-t">
                  <Icon name="check" />{' '}
                </span>
                {t('nextLine.finished', { turns: turns.length, missed: talk.missedBefore })}
              </>
            )}
            {!over && talk.said === null && t('nextLine.hint')}
            {!over && talk.said && t(`nextLine.${talk.said.kind}`, { why: lastSaid?.why })}
          </p>
          {talk.said && (
            <Button small kind={over ? 'plain' : 'bare'} onClick={() => setTalk(talkStart)}>
              <Icon name="again" />
              {t('nextLine.again')}
            </Button>
          )}
        </>
      }
    >
      <p className="muted situation">{scene}</p>
      <ol className="dialogue">
        {turns.slice(0, talk.turn).map(({ says, choices }, at) => {
          const chosen = choices.find((choice) => choice.right)
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: turns of one talk never change places
            <li key={at}>
              {says && (
                <SpokenLine who={t('nextLine.customer')} customer>
                  {says}
                </SpokenLine>
              )}
              {chosen && (
                <SpokenLine who={t('nextLine.you')} note={chosen.why}>
                  {chosen.text}
                  {chosen.label && <Tag tone="accent">{chosen.label}</Tag>}
                </SpokenLine>
              )}
            </li>
          )
        })}
        <li ref={now} tabIndex={-1}>
          {over && ends && (
            <SpokenLine who={t('nextLine.customer')} customer>
              {ends}
            </SpokenLine>
          )}
          {over && <p className="muted whole">{t('nextLine.whole')}</p>}
          {turn?.says && (
            <SpokenLine who={t('nextLine.customer')} customer>
              {turn.says}
            </SpokenLine>
          )}
          {turn && <p className="lab">{t('nextLine.ask')}</p>}
        </li>
      </ol>
      <div className="choices">
        {choices.map(([at, { text, right, why }]) => {
          const missed = talk.missed.includes(at)
          return (
            <button
              key={text}
              type="button"
              className={classNames('opt', missed && 'tried')}
              aria-disabled={missed || undefined}
              onClick={() => !missed && setTalk(said(talk, at, right === true))}
            >
              <Icon name={missed ? 'cross' : 'talk'} label={missed ? t('verdict.wrong') : undefined} />
              <span>
                {text}
                {missed && <span className="why">{why}</span>}
              </span>
            </button>
          )
        })}
      </div>
    </Task>
  )
}
