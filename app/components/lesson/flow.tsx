import { useTranslation } from 'react-i18next'
import { classNames } from '../ui/class-names.ts'
import { Icon } from '../ui/icon.tsx'

type FlowProps = { title: string; steps: readonly { name: string; note?: string }[]; loop?: boolean }

/** Steps one after another, side by side while they are few; a ring says where it goes on. */
export function Flow({ title, steps, loop = false }: FlowProps) {
  const { t } = useTranslation('lesson')
  return (
    <figure className={classNames('flow', steps.length <= 4 && 'across')}>
      <figcaption>{title}</figcaption>
      <ol className="flow-steps">
        {steps.map((step, at) => (
          <li key={step.name}>
            <span className="n" aria-hidden="true">
              {at + 1}
            </span>
            <span>
              <b>{step.name}</b>
              {step.note && <small>{step.note}</small>}
            </span>
          </li>
        ))}
      </ol>
      {loop && (
        <p className="back">
          <Icon name="again" />
          {t('flow.back', { name: steps[0]?.name })}
        </p>
      )}
    </figure>
  )
}
