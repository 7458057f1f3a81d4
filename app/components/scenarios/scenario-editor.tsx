import { Link, useActionData } from '@remix-run/react'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../../lib/i18n/format.ts'
import type { ScenarioEditAction, ScenarioEditData } from '../../routes/scenarios.$slug/route.tsx'
import { ButtonLink } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { Switch } from '../ui/switch.tsx'
import { DraftActions } from './draft-actions.tsx'
import { Findings } from './findings.tsx'
import { FormView } from './form-view.tsx'
import { TestRuns } from './test-runs.tsx'
import { TryOut } from './try-out.tsx'
import { type DraftSaving, useScenarioDraft } from './use-scenario-draft.ts'
import { YamlView } from './yaml-view.tsx'

type Look = 'form' | 'yaml'
type Tool = 'check' | 'tests' | 'try'

/** A scenario as form or as YAML, one document in two views; beside it what is wrong, its tests, and the customer himself. */
export function ScenarioEditor({ data }: { data: ScenarioEditData }) {
  const { t } = useTranslation('scenarios')
  const editing = useScenarioDraft(data)
  const [look, setLook] = useState<Look>('form')
  const [tool, setTool] = useState<Tool>('check')
  const text = useRef<HTMLTextAreaElement>(null)
  const [wanted, setWanted] = useState<number | null>(null)
  const goTo = (line: number) => {
    setLook('yaml')
    setWanted(line)
  }
  const { view } = editing
  const answer = useActionData<ScenarioEditAction>()
  // a refusal is about the words as they were then
  const told = useRef({ answer, revision: editing.revision })
  if (told.current.answer !== answer) told.current = { answer, revision: editing.revision }
  const isAboutThis = told.current.revision === editing.revision
  const refusal = answer && 'refusal' in answer && isAboutThis ? answer.refusal : null
  const faults = refusal && 'faults' in refusal ? refusal.faults : null
  return (
    <>
      <p className="crumb">
        <Link to="/scenarios">{t('title')}</Link> / {data.slug}
      </p>
      <div className="head">
        <div>
          <h1>{data.title}</h1>
          <p>
            {data.n === 0 ? t('edit.unpublished') : t('edit.version', { n: data.n })} ·{' '}
            <SavingLine saving={editing.saving} />
          </p>
        </div>
        {data.n > 0 && (
          <ButtonLink small to={`/scenarios/${data.slug}/statistics`}>
            {t('edit.statistics')}
          </ButtonLink>
        )}
      </div>
      {data.published === data.n && !editing.hasDraft && (
        <Notice tone="good" role="status">
          {t('publish.done', { n: data.n })}
        </Notice>
      )}
      {data.draft?.isBehind && <Notice tone="warn">{t('edit.behind')}</Notice>}
      {editing.saving.state === 'conflict' && <Conflict by={editing.saving.by} slug={data.slug} />}
      {refusal && (
        <Notice tone="bad" role="alert">
          {t(`refused.${refusal.code}`, { count: faults?.length ?? 0, defaultValue: t('refused.other') })}
        </Notice>
      )}
      <div className="split scenario-split">
        <section className="scenario-write" aria-label={t('edit.view')}>
          <Switch
            legend={t('edit.view')}
            name="look"
            value={look}
            onChange={setLook}
            options={[
              { value: 'form', label: t('edit.form') },
              { value: 'yaml', label: t('edit.yaml') },
            ]}
          />
          {look === 'form' ? (
            <FormView
              source={editing.source}
              change={editing.change}
              findings={view.findings}
              leaves={data.leaves}
              goTo={goTo}
            />
          ) : (
            <YamlView editing={editing} field={text} line={wanted} onShown={() => setWanted(null)} />
          )}
        </section>
        <aside className="scenario-tools" aria-label={t('edit.tools')}>
          <Switch
            legend={t('edit.tools')}
            name="tool"
            value={tool}
            onChange={setTool}
            options={(['check', 'tests', 'try'] as const).map((value) => ({
              value,
              label: t(`edit.${value}`),
            }))}
          />
          {tool === 'check' && <Findings editing={editing} refused={faults} goTo={goTo} />}
          {tool === 'tests' && <TestRuns tests={view.tests} />}
          {tool === 'try' && <TryOut slug={data.slug} source={editing.source} variants={view.variants} />}
          <DraftActions n={data.n} editing={editing} isBehind={data.draft?.isBehind ?? false} />
          <Versions versions={data.versions} />
        </aside>
      </div>
    </>
  )
}

function SavingLine({ saving }: { saving: DraftSaving }) {
  const { t } = useTranslation('scenarios')
  const { dateTime } = useFormats()
  const words = {
    untouched: () => t('saved.nothing'),
    saved: () => t('saved.kept', { at: saving.state === 'saved' ? dateTime(saving.at) : '' }),
    saving: () => t('saved.saving'),
    failed: () => t('saved.failed'),
    conflict: () => t('saved.conflict'),
  }
  return <span role="status">{words[saving.state]()}</span>
}

function Conflict({ by, slug }: { by: string | null; slug: string }) {
  const { t } = useTranslation('scenarios')
  return (
    <Notice
      tone="bad"
      role="alert"
      title={by === null ? t('conflict.title_nobody') : t('conflict.title', { by })}
    >
      <p>{t('conflict.text')}</p>
      <p>
        <a href={`/scenarios/${slug}`}>{t('conflict.reload')}</a>
      </p>
    </Notice>
  )
}

function Versions({ versions }: Pick<ScenarioEditData, 'versions'>) {
  const { t } = useTranslation('scenarios')
  const { dateTime } = useFormats()
  if (versions.length === 0) return null
  return (
    <details className="sec-s">
      <summary className="note">{t('edit.versions')}</summary>
      <ul className="note">
        {versions.map(({ n, publishedAt, author }) => (
          <li key={n}>
            {t('edit.versionBy', { n, at: dateTime(publishedAt), by: author ?? t('edit.fromFile') })}
          </li>
        ))}
      </ul>
    </details>
  )
}
