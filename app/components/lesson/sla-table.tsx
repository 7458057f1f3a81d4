import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Field, Select, TextInput } from '../ui/field.tsx'
import { Icon } from '../ui/icon.tsx'
import { Scroll, Table } from '../ui/table.tsx'
import { figureIn, figureOf } from './calculators/figures.ts'
import { useDone } from './progress.tsx'
import { outageOn, SLA_GRADES, SLA_PERIODS, type SlaGrade, type SlaPeriod } from './sla-grades.ts'
import { Task } from './task.tsx'

const OUTAGE = { id: 'outage', kind: 'count', start: '60', least: 0, most: 44_640 } as const
const PERIODS = Object.keys(SLA_PERIODS) as SlaPeriod[] // the keys of a const object are its names

/** The grades of S15: a grade, a period and one outage are chosen, and what applies is said. */
export function SlaTable() {
  const { t } = useTranslation('sla')
  const done = useDone('SlaTable')
  const [chosen, setChosen] = useState('AAA')
  const [period, setPeriod] = useState<SlaPeriod>('year')
  const [typed, setTyped] = useState<string>(OUTAGE.start)
  const grade = SLA_GRADES.find(({ id }) => id === chosen) ?? SLA_GRADES[0]
  const minutes = figureIn(typed, OUTAGE)
  return (
    <Task title={t('title')} note={t('source')} footer={<p className="say-so">{t('remark')}</p>}>
      <div className="calc-fields three">
        <Field label={t('grade')}>
          <Select
            value={chosen}
            onChange={(event) => {
              setChosen(event.target.value)
              done()
            }}
          >
            {SLA_GRADES.map(({ id }) => (
              <option key={id}>{id}</option>
            ))}
          </Select>
        </Field>
        <Field label={t('period')}>
          <Select
            value={period}
            onChange={(event) => {
              setPeriod(PERIODS.find((each) => each === event.target.value) ?? 'year')
              done()
            }}
          >
            {PERIODS.map((each) => (
              <option key={each} value={each}>
                {t(`periods.${each}`, { days: SLA_PERIODS[each] })}
              </option>
            ))}
          </Select>
        </Field>
        <Field
          label={t('outage')}
          error={typeof minutes === 'number' ? undefined : t('bad', { most: figureOf(OUTAGE.most) })}
        >
          <TextInput
            inputMode="numeric"
            autoComplete="off"
            value={typed}
            onChange={(event) => {
              setTyped(event.target.value)
              if (typeof figureIn(event.target.value, OUTAGE) === 'number') done()
            }}
          />
        </Field>
      </div>
      {grade && typeof minutes === 'number' && <Applies grade={grade} period={period} minutes={minutes} />}
      <Grades chosen={chosen} />
    </Task>
  )
}

function Applies({ grade, period, minutes }: { grade: SlaGrade; period: SlaPeriod; minutes: number }) {
  const { t } = useTranslation('sla')
  const { inTime, allowed, within } = outageOn(grade, minutes, period)
  const facts = {
    grade: grade.id,
    minutes: figureOf(minutes),
    limit: figureOf(grade.repairMinutes),
    allowed: figureOf(allowed ?? 0),
    left: figureOf((allowed ?? 0) - minutes),
    over: figureOf(minutes - (allowed ?? 0)),
    period: t(`periods.${period}`, { days: SLA_PERIODS[period] }),
  }
  return (
    <ul className="verdicts" role="status">
      <li className={inTime ? 'good-t' : 'bad-t'}>
        <Icon name={inTime ? 'check' : 'cross'} />
        {t(inTime ? 'inTime' : 'late', facts)}
      </li>
      <li className={within === undefined ? undefined : within ? 'good-t' : 'bad-t'}>
        <Icon name={within === undefined ? 'info' : within ? 'check' : 'cross'} />
        {t(within === undefined ? 'noQuota' : within ? 'within' : 'over', facts)}
      </li>
      <li>
        <Icon name="info" />
        {t(`services.${grade.service}.says`)}
      </li>
    </ul>
  )
}

function Grades({ chosen }: { chosen: string }) {
  const { t } = useTranslation('sla')
  return (
    <Scroll label={t('table')}>
      <Table caption={t('table')} className="sla">
        <thead>
          <tr>
            {(['grade', 'service', 'available', 'network', 'repair'] as const).map((column) => (
              <th key={column} scope="col">
                {t(`column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {SLA_GRADES.map(({ id, service, available, protects, network, repairMinutes }) => (
            <tr
              key={id}
              className={id === chosen ? 'on' : undefined}
              aria-current={id === chosen || undefined}
            >
              <th scope="row">{id}</th>
              <td>{t(`services.${service}.name`)}</td>
              <td>{available === undefined ? t('notPrinted') : `≥ ${available}%`}</td>
              <td>{protects ? t(`protects.${protects}`) : t('networkOf', { network })}</td>
              <td>{t('minutes', { minutes: figureOf(repairMinutes) })}</td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Scroll>
  )
}
