import { Form } from '@remix-run/react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../../lib/i18n/format.ts'
import { Button } from '../ui/button.tsx'
import { Tag } from '../ui/tag.tsx'
import { AppealDialog } from './appeal-dialog.tsx'
import type { ReportView } from './report-view.ts'

type Line = ReportView['lines'][number]

/** The whole talk with what was recognised, what was appealed, and what others wrote beside a turn. */
export function Transcript({ report }: { report: ReportView }) {
  const { t } = useTranslation('report')
  const [appealed, setAppealed] = useState<Line | null>(null)
  return (
    <section className="sec" aria-labelledby="transcript">
      <h2 id="transcript">{t('transcript.title')}</h2>
      <ol className="evid script">
        <li>
          <span className="t">{t('transcript.start')}</span>
          <p className="song">{report.timeline[0]?.reply}</p>
        </li>
        {report.lines.map((line) => (
          <li key={line.turn} id={`turn-${line.turn}`}>
            <span className="t">{t('turn', { turn: line.turn })}</span>
            <div className="stack-s">
              <p>{line.say}</p>
              <p className="acts-t">
                {line.acts.map(({ act, target }) => (
                  <Tag key={`${act}@${target}`}>{t(`talk:act.${act}`)}</Tag>
                ))}
                {line.suggested.map((act) => (
                  <Tag key={act} tone="line">
                    {t('transcript.suggested', { act: t(`talk:act.${act}`) })}
                  </Tag>
                ))}
                {report.own && report.mode !== 'guided' && (
                  <Button kind="bare" small onClick={() => setAppealed(line)}>
                    {t('talk:appeal.open')}
                  </Button>
                )}
              </p>
              <Appeals report={report} turn={line.turn} />
              <p className="song">{line.reply}</p>
              <Comments report={report} turn={line.turn} />
            </div>
          </li>
        ))}
      </ol>
      <Comments report={report} turn={null} />
      {appealed && (
        <AppealDialog
          line={{ ...appealed, text: appealed.say }}
          action={`/talks/${report.id}`}
          onClose={() => setAppealed(null)}
        />
      )}
    </section>
  )
}

function Appeals({ report, turn }: { report: ReportView; turn: number }) {
  const { t } = useTranslation('report')
  return report.appeals
    .filter((appeal) => appeal.turn === turn)
    .map(({ clause, proposed, decision, reason }) => (
      <p key={`${clause} ${proposed}`} className="note">
        {t(`appeal.${decision ?? 'waiting'}`, {
          clause,
          act: proposed ? t(`talk:act.${proposed}`) : t('talk:appeal.nothing'),
          reason: reason ?? '',
        })}
      </p>
    ))
}

/** What was written beside a turn, and a way to write more where the talk was shared. */
function Comments({ report, turn }: { report: ReportView; turn: number | null }) {
  const { t } = useTranslation('report')
  const { dateTime } = useFormats()
  const [open, setOpen] = useState(false)
  const here = report.comments.filter((comment) => comment.turn === turn)
  const field = `comment-${turn ?? 'all'}`
  return (
    <div className="notes">
      {here.map(({ id, text, authorName, at, mine }) => (
        <div key={id} className="note-by">
          <p>
            <b>{authorName}</b> <small className="note">{dateTime(at)}</small>
          </p>
          <p>{text}</p>
          {mine && (
            <Form method="post">
              <input type="hidden" name="intent" value="withdraw" />
              <input type="hidden" name="commentId" value={id} />
              <Button kind="bare" small type="submit">
                {t('comment.withdraw')}
              </Button>
            </Form>
          )}
        </div>
      ))}
      {(report.shared || !report.own) &&
        (open ? (
          <Form method="post" onSubmit={() => setOpen(false)} className="stack-s">
            <input type="hidden" name="intent" value="comment" />
            <input type="hidden" name="turn" value={turn ?? ''} />
            <label htmlFor={field} className="lab">
              {t(turn === null ? 'comment.all' : 'comment.turn', { turn })}
            </label>
            <textarea id={field} name="text" className="in" required maxLength={500} rows={2} />
            <div className="acts">
              <Button small type="submit">
                {t('comment.send')}
              </Button>
              <Button small kind="bare" onClick={() => setOpen(false)}>
                {t('comment.cancel')}
              </Button>
            </div>
          </Form>
        ) : (
          <Button kind="bare" small onClick={() => setOpen(true)}>
            {t(turn === null ? 'comment.addAll' : 'comment.add')}
          </Button>
        ))}
    </div>
  )
}
