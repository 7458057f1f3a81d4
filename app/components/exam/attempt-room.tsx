import { useNavigate } from '@remix-run/react'
import { useCallback, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Response } from '../../domain/item/schema.ts'
import { NOTHING } from './answer-sync.ts'
import { ExamBar } from './exam-bar.tsx'
import { ExamQuestion } from './exam-question.tsx'
import { recall, remember } from './page-memory.ts'
import { chosenByKey, isTyped, type PaperQuestion, progressOf } from './paper.ts'
import { PausedScreen } from './paused-screen.tsx'
import { QuestionMap } from './question-map.tsx'
import { backOffMs } from './queue.ts'
import { RoomBanner } from './room-banner.tsx'
import { GoToDialog, HandInDialog, TakeHereDialog } from './room-dialogs.tsx'
import { useExamKeys } from './use-exam-keys.ts'
import { type Opened, useExamSession } from './use-exam-session.ts'
import { usePresence } from './use-presence.ts'

export type AttemptRoomProps = Opened & {
  title: string
  questions: readonly PaperQuestion[]
  /** Whether single-letter keys are on in the profile. */
  shortcuts: boolean
}

/** The exam room: one question at a time, every change kept and sent, the clock of the server. */
export function AttemptRoom({ title, questions, shortcuts, ...opened }: AttemptRoomProps) {
  const { t } = useTranslation('exam')
  const { attemptId } = opened
  const session = useExamSession(opened)
  const { place, view, sync, handIn } = session
  const [current, setCurrent] = useState(1)
  const [asked, setAsked] = useState<'hand-in' | 'go-to' | null>(null)
  const [timeUp, setTimeUp] = useState(false)
  const heading = useRef<HTMLHeadingElement>(null)
  const paused = view.pausedAt !== null
  const locked = place !== 'here' || timeUp || paused

  useEffect(() => {
    const at = Number(recall(attemptId, 'at') ?? 1)
    if (at >= 1 && at <= questions.length) setCurrent(at)
  }, [attemptId, questions.length])

  // a question far down the paper shows its images even when the network is gone by then
  useEffect(() => {
    for (const { view: asked } of questions)
      for (const { file } of asked.images ?? []) new Image().src = `/images/${file}`
  }, [questions])

  const goTo = (slot: number) => {
    if (slot < 1 || slot > questions.length) return
    sync.finishTyping()
    setCurrent(slot)
    remember(attemptId, 'at', String(slot))
    requestAnimationFrame(() => heading.current?.focus())
  }
  const question = questions[current - 1] ?? questions[0]
  const entered = view.answers.get(current) ?? NOTHING
  const answer = (value: Response | null) => {
    if (!locked)
      sync.change({ slot: current, value, flagged: entered.flagged, typing: isTyped(value, entered.value) })
  }
  const flag = () => {
    if (!locked) sync.change({ slot: current, value: entered.value, flagged: !entered.flagged })
  }
  const option = (key: string) => {
    const value = question && chosenByKey(question.view, entered.value, key)
    if (value) answer(value)
  }
  useExamKeys(
    { onStep: (by) => goTo(current + by), onFlag: flag, onGoTo: () => setAsked('go-to'), onOption: option },
    { active: place === 'here' && !paused, letters: shortcuts },
  )

  usePresence({ attemptId, epoch: sync.epoch, slot: current, hear: session.hear }, place === 'here')

  useReceipt(place === 'over', attemptId, sync.handOver)
  useHandInAtEnd(timeUp && place === 'here', handIn)
  const over = useCallback(() => setTimeUp(true), [])
  useEffect(() => setTimeUp((was) => was && view.deadline <= session.serverNow()), [view.deadline, session]) // more time was given

  if (!question) return null
  const progress = progressOf(questions, view.answers)
  return (
    <>
      <ExamBar
        title={title}
        session={session}
        initialMs={opened.deadline - (opened.pausedAt ?? opened.serverNow)}
        onOver={over}
        onHandIn={() => setAsked('hand-in')}
        canHandIn={!locked}
      />
      <RoomBanner session={session} timeUp={timeUp} />
      <noscript>
        <p className="banner bad">{t('noScript')}</p>
      </noscript>
      <main id="main">
        <h1 className="sr">{title}</h1>
        {view.pausedAt !== null && (
          <PausedScreen since={view.pausedAt} answered={progress.answered} total={progress.total} />
        )}
        <div className="exam" hidden={paused}>
          <ExamQuestion
            ref={heading}
            question={question}
            entered={entered}
            total={questions.length}
            locked={locked}
            shortcuts={shortcuts}
            onAnswer={answer}
            onFlag={flag}
            onStep={(by) => goTo(current + by)}
          />
          <QuestionMap questions={questions} answers={view.answers} current={current} onGo={goTo} />
        </div>
      </main>
      <HandInDialog
        open={asked === 'hand-in' && !timeUp}
        progress={progress}
        waiting={view.waiting}
        onClose={() => setAsked(null)}
        onHandIn={handIn}
      />
      <GoToDialog
        open={asked === 'go-to'}
        total={questions.length}
        onClose={() => setAsked(null)}
        onGo={goTo}
      />
      <TakeHereDialog open={place === 'asking'} onTake={session.takeHere} />
    </>
  )
}

/** Goes to the receipt when the paper is closed, whoever closed it; what still waits here is given to the server first. */
function useReceipt(isOver: boolean, attemptId: string, handOver: () => Promise<string>) {
  const navigate = useNavigate()
  useEffect(() => {
    if (!isOver) return
    let timer: ReturnType<typeof setTimeout>
    let failures = 0
    const leave = async () => {
      // without network the receipt could not be opened either
      if ((await handOver()) === 'unreachable')
        timer = setTimeout(leave, backOffMs(++failures, Math.random()))
      else navigate(`/attempts/${attemptId}/receipt`, { replace: true })
    }
    void leave()
    return () => clearTimeout(timer)
  }, [isOver, attemptId, handOver, navigate])
}

/** At the end of the time: sends what waits and hands in, again and again until the server answers. */
function useHandInAtEnd(isUp: boolean, handIn: (how: { anyway: boolean }) => Promise<string>) {
  useEffect(() => {
    if (!isUp) return
    let timer: ReturnType<typeof setTimeout>
    let failures = 0
    const end = async () => {
      if ((await handIn({ anyway: true })) === 'unreachable')
        timer = setTimeout(end, backOffMs(++failures, Math.random()))
    }
    void end()
    return () => clearTimeout(timer)
  }, [isUp, handIn])
}
