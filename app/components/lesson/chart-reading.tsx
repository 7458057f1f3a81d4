import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { scaleFor } from '../ui/chart-scale.ts'
import { Scroll, Table } from '../ui/table.tsx'
import { figureOf } from './calculators/figures.ts'
import { Marker, Plot, type Series } from './chart-plot.tsx'
import { type AnswerOption, AnswerOptions, QuestionFoot, useQuestion } from './choice-question.tsx'
import { useDone } from './progress.tsx'
import { Task } from './task.tsx'

type Question = { ask: string; options: readonly AnswerOption[] }
type ChartReadingProps = {
  title: string
  unit: string
  kind: 'bar' | 'line'
  series: readonly Series[]
  questions: readonly Question[]
  source?: string
}

const MOST_DECIMALS = 2

/** A chart with its table, and questions that are answered from it. Done when every question was looked at. */
export function ChartReading({ title, unit, kind, series, questions, source }: ChartReadingProps) {
  const { t } = useTranslation('lesson')
  const done = useDone('ChartReading', title)
  const seen = useRef(new Set<string>())
  const checked = (ask: string) => {
    seen.current.add(ask)
    if (seen.current.size === questions.length) done()
  }
  const figure = (value: number) => figureOf(value, MOST_DECIMALS)
  const { low } = scaleFor(
    series.flatMap(({ points }) => points.map(({ y }) => y)),
    kind,
  )
  const plot = { label: t('chart.label', { title }), kind, series, figure }
  return (
    <Task title={title} note={t('chart.note', { count: questions.length })}>
      <figure className="chart">
        <figcaption className="note">
          {t('chart.unit', { unit })}
          {low > 0 && t('chart.fromAbove', { low: figure(low) })}
          {source !== undefined && t('chart.source', { source })}
        </figcaption>
        {series.length > 1 && (
          <p className="legend">
            {series.map(({ name }, of) => (
              <span key={name}>
                <svg viewBox="0 0 24 12" aria-hidden="true">
                  {kind === 'line' && <path className={`chart-line c${of + 1}`} d="M0 6h24" />}
                  {kind === 'line' ? (
                    <Marker of={of} x={12} y={6} />
                  ) : (
                    <rect className={`p${of + 1}`} x="4" width="16" height="12" />
                  )}
                </svg>
                {name}
              </span>
            ))}
          </p>
        )}
        <Plot {...plot} width={620} height={300} className="hide-s" />
        <Plot {...plot} width={270} height={250} className="only-s" />
        <DataTable title={title} series={series} figure={figure} />
      </figure>
      {questions.map((question) => (
        <ChartQuestion key={question.ask} {...question} onChecked={() => checked(question.ask)} />
      ))}
    </Task>
  )
}

function ChartQuestion({ ask, options, onChecked }: Question & { onChecked(): void }) {
  const question = useQuestion(onChecked)
  return (
    <div className="chart-question">
      <AnswerOptions ask={ask} options={options} {...question} onChoose={question.choose} />
      <div className="foot">
        <QuestionFoot options={options} {...question} />
      </div>
    </div>
  )
}

type DataTableProps = { title: string; series: readonly Series[]; figure(value: number): string }

function DataTable({ title, series, figure }: DataTableProps) {
  const { t } = useTranslation('lesson')
  return (
    <Scroll label={t('chart.table', { title })}>
      <Table caption={t('chart.table', { title })}>
        <thead>
          <tr>
            <th scope="col">{t('chart.at')}</th>
            {series.map(({ name }) => (
              <th key={name} scope="col" className="num">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {series[0]?.points.map(({ x }, at) => (
            <tr key={x}>
              <th scope="row">{x}</th>
              {series.map(({ name, points }) => (
                <td key={name} className="num">
                  {figure(points[at]?.y ?? 0)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </Table>
    </Scroll>
  )
}
