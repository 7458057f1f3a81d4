import { Form, useNavigation } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { ReleaseRule, SessionKind } from '../../domain/exam-session/session.ts'
import type { Level } from '../../domain/shared/level.ts'
import { Button } from '../ui/button.tsx'
import { Field, Select, TextInput } from '../ui/field.tsx'

// written out here: the domain's lists would bring zod to the browser
const LEVELS: readonly Level[] = ['l4', 'l3', 'l2', 'l1']
const KINDS: readonly SessionKind[] = ['formal', 'mock', 'practice']
const RELEASES: readonly ReleaseRule[] = ['onMarking', 'afterClose', 'manual']

/** A plan as its fields show it; times as `datetime-local` writes them, in the site's zone. */
export type PlanTyped = Readonly<{
  level: string
  kind: string
  title: string
  place: string
  opensAt: string
  closesAt: string
  lateEntryMinutes: string
  places: string
  invitedOnly: boolean
  release: string
  parallelForms: string
}>

type PlanFormProps = {
  plan: PlanTyped
  zone: string
  /** Fields that could not be read when the form came back. */
  faulty: readonly string[]
  /** Whether level, kind and forms may still be changed. */
  fixed?: boolean
  submit: string
  busy: string
}

/** The plan of a sitting: what, when, where, for how many. */
export function PlanForm({ plan, zone, faulty, fixed = false, submit, busy }: PlanFormProps) {
  const { t } = useTranslation('sessions')
  const navigation = useNavigation()
  const working = navigation.state !== 'idle' && navigation.formData?.get('intent') === 'plan'
  const fault = (field: string) => faulty.includes(field) && { error: t(`fault.${field}`) }
  return (
    <Form method="post" className="stack plan-form">
      <input type="hidden" name="intent" value="plan" />
      <Field label={t('plan.title')} hint={t('plan.titleHint')} {...fault('title')}>
        <TextInput name="title" required maxLength={80} defaultValue={plan.title} autoComplete="off" />
      </Field>
      <div className="pair">
        <Field label={t('plan.level')} {...fault('level')}>
          {fixed ? (
            <Kept name="level" value={plan.level} words={t(`shell:level.${plan.level}`)} />
          ) : (
            <Select name="level" defaultValue={plan.level}>
              {LEVELS.map((level) => (
                <option key={level} value={level}>
                  {t(`shell:level.${level}`)}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Field label={t('plan.kind')} hint={t('plan.kindHint')} {...fault('kind')}>
          {fixed ? (
            <Kept name="kind" value={plan.kind} words={t(`kind.${plan.kind}`)} />
          ) : (
            <Select name="kind" defaultValue={plan.kind}>
              {KINDS.map((kind) => (
                <option key={kind} value={kind}>
                  {t(`kind.${kind}`)}
                </option>
              ))}
            </Select>
          )}
        </Field>
      </div>
      <div className="pair">
        <Field label={t('plan.opensAt')} hint={t('plan.zone', { zone })} {...fault('opensAt')}>
          <TextInput type="datetime-local" name="opensAt" defaultValue={plan.opensAt} />
        </Field>
        <Field label={t('plan.closesAt')} hint={t('plan.closesAtHint')} {...fault('closesAt')}>
          <TextInput type="datetime-local" name="closesAt" defaultValue={plan.closesAt} />
        </Field>
      </div>
      <div className="pair">
        <Field label={t('plan.late')} hint={t('plan.lateHint')} {...fault('lateEntryMinutes')}>
          <TextInput
            type="number"
            inputMode="numeric"
            min={0}
            max={600}
            name="lateEntryMinutes"
            defaultValue={plan.lateEntryMinutes}
          />
        </Field>
        <Field label={t('plan.places')} hint={t('plan.placesHint')} {...fault('places')}>
          <TextInput
            type="number"
            inputMode="numeric"
            min={1}
            max={5000}
            name="places"
            defaultValue={plan.places}
          />
        </Field>
      </div>
      <Field label={t('plan.place')} hint={t('plan.placeHint')} {...fault('place')}>
        <TextInput name="place" maxLength={120} defaultValue={plan.place} autoComplete="off" />
      </Field>
      <div className="pair">
        <Field label={t('plan.invitedOnly')}>
          <Select name="invitedOnly" defaultValue={plan.invitedOnly ? 'yes' : 'no'}>
            <option value="yes">{t('plan.invitedYes')}</option>
            <option value="no">{t('plan.invitedNo')}</option>
          </Select>
        </Field>
        <Field label={t('plan.release')} {...fault('release')}>
          <Select name="release" defaultValue={plan.release}>
            <option value="">{t('plan.releaseAsBlueprint')}</option>
            {RELEASES.map((rule) => (
              <option key={rule} value={rule}>
                {t(`release.${rule}`)}
              </option>
            ))}
          </Select>
        </Field>
      </div>
      <Field label={t('plan.forms')} hint={t('plan.formsHint')} {...fault('parallelForms')}>
        {fixed ? (
          <Kept
            name="parallelForms"
            value={plan.parallelForms}
            words={plan.parallelForms || t('plan.formsOwn')}
          />
        ) : (
          <TextInput
            type="number"
            inputMode="numeric"
            min={1}
            max={12}
            name="parallelForms"
            defaultValue={plan.parallelForms}
          />
        )}
      </Field>
      <div className="acts">
        <Button kind="main" type="submit" busy={working && busy}>
          {submit}
        </Button>
      </div>
    </Form>
  )
}

/** A value that can no longer be changed: it goes along with the form all the same. */
function Kept({ name, value, words }: { name: string; value: string; words: string }) {
  return (
    <>
      <input type="hidden" name={name} value={value} />
      <TextInput readOnly value={words} />
    </>
  )
}
