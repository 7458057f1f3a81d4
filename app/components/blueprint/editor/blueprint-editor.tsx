import { Form, useActionData, useNavigation } from '@remix-run/react'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../../../lib/i18n/format.ts'
import type {
  BlueprintEditAction,
  BlueprintEditData,
} from '../../../routes/blueprints.$level_.edit/route.tsx'
import { inPoints } from '../../bank/points.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { CheckPanel } from './check-panel.tsx'
import { Differences } from './differences.tsx'
import { MixEditor } from './mix-editor.tsx'
import { RulesEditor } from './rules-editor.tsx'
import { useBlueprintDraft } from './use-blueprint-draft.ts'
import { WeightsEditor } from './weights-editor.tsx'
import { WhatIf } from './what-if.tsx'

type Props = Pick<BlueprintEditData, 'level' | 'blueprint' | 'draft' | 'weighed'>

/** The whole editor of a blueprint: kept as one types, checked against the bank, published by one button. */
export function BlueprintEditor(start: Props) {
  const { t } = useTranslation('blueprintEdit')
  const { dateTime } = useFormats()
  const editing = useBlueprintDraft(start)
  const { blueprint, weighed, refusal, isSaved, revision, hasDraft } = editing
  const navigation = useNavigation()
  const answer = useActionData<BlueprintEditAction>()
  const sure = useRef<HTMLDetailsElement>(null)
  const intent = navigation.formData?.get('intent')
  const names = new Map(
    blueprint.tree.flatMap((node) => [node, ...(node.children ?? [])]).map(({ id, name }) => [id, name]),
  )
  return (
    <>
      {start.draft?.isBehind && <Notice tone="warn">{t('behind')}</Notice>}
      {refusal && <Notice tone="bad">{t(`refusal.${refusal.code}`)}</Notice>}
      {answer && 'refusal' in answer && <Notice tone="bad">{t(`refusal.${answer.refusal.code}`)}</Notice>}
      <p className="note" role="status">
        {!hasDraft
          ? t('saved.nothing')
          : isSaved
            ? t('saved.kept', { at: start.draft ? dateTime(start.draft.savedAt) : '' })
            : t('saved.saving')}
      </p>
      <div className="row2 wide-l">
        <WeightsEditor {...editing} />
        <div className="stack">
          <MixEditor {...editing} />
          <RulesEditor {...editing} />
        </div>
      </div>
      {weighed.faults.length > 0 && (
        <Notice tone="warn" title={t('faults.title')}>
          <ul>
            {weighed.faults.map((fault) => (
              <li key={JSON.stringify(fault)}>
                {t(`faults.${fault.code}`, {
                  ...fault,
                  ...('node' in fault && { node: names.get(fault.node) ?? t('faults.root') }),
                  ...(fault.code === 'mix-off' && {
                    sum: inPoints(fault.sum),
                    fullMark: inPoints(fault.fullMark),
                  }),
                  ...(fault.code === 'range-off' && {
                    quota: inPoints(fault.quota),
                    min: inPoints(fault.min),
                    max: inPoints(fault.max),
                  }),
                })}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      <WhatIf {...editing} />
      <CheckPanel isSaved={isSaved} names={names} />
      {hasDraft && (
        <section className="sec-s">
          <h2>{t('changes', { count: weighed.differences.length })}</h2>
          {weighed.differences.length > 0 && (
            <Differences caption={t('changesCaption')} differences={weighed.differences} names={names} />
          )}
          <div className="acts">
            <Form method="post">
              <input type="hidden" name="revision" value={revision} />
              <Button
                kind="main"
                type="submit"
                name="intent"
                value="publish"
                disabled={!isSaved || weighed.faults.length > 0 || weighed.differences.length === 0}
                busy={intent === 'publish' && t('publish.busy')}
              >
                {t('publish.go')}
              </Button>
            </Form>
            <details ref={sure}>
              <summary>{t('discard.ask')}</summary>
              <Form method="post">
                <p className="note">{t('discard.note')}</p>
                <Button
                  type="submit"
                  small
                  name="intent"
                  value="discard"
                  busy={intent === 'discard' && t('discard.busy')}
                >
                  {t('discard.go')}
                </Button>
              </Form>
            </details>
          </div>
          <p className="note">{t('publish.note')}</p>
        </section>
      )}
    </>
  )
}
