import type { OpenModel } from '#app/domain/role-play/model.ts'
import { openModel } from '#app/domain/role-play/model.ts'
import type { Scenario } from '#app/domain/role-play/schema.ts'
import { actModelFrom } from '#app/publishing/content/act-model.ts'
import { loadRolePlay } from '#app/publishing/content/load-role-play.ts'
import type { LoadedActs, LoadedScenario } from '#app/publishing/content/types.ts'

let loaded: { scenarios: LoadedScenario[]; acts: LoadedActs[] } | undefined

/** What content/scenarios and content/acts hold, read once. @throws when a file cannot be read: run `role-play check` */
export function shippedContent() {
  loaded ??= loadRolePlay('content', ({ file, path, message }) => {
    throw new Error(`${file} ${path}: ${message}`)
  })
  return loaded
}

/** The scenarios people are given; `fixtures` besides for what needs them. */
export const allScenarios = ({ fixtures = false } = {}): Scenario[] =>
  shippedContent()
    .scenarios.map(({ scenario }) => scenario)
    .filter(({ status }) => status === 'ready' || (fixtures && status === 'fixture'))

let model: OpenModel | undefined
/** The recogniser trained from all lines of content/acts, as publishing does; undefined where there are none. */
export function shippedModel(): OpenModel | undefined {
  if (shippedContent().acts.length > 0) model ??= openModel(actModelFrom(shippedContent()))
  return model
}

/** The same where nothing can be measured without it. */
export function trainedModel(): OpenModel {
  const trained = shippedModel()
  if (!trained) throw new Error('content/acts holds no lines: nothing to recognise with')
  return trained
}
