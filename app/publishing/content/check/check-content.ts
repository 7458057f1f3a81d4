import type { Finding } from '../../findings.ts'
import type { Content } from '../types.ts'
import type { Rule } from './rule.ts'
import { actExamplesDiffer, actsHaveVoices } from './rules/act-examples.ts'
import { authoredNumbersAreKept } from './rules/authored-numbers.ts'
import { blanksMatchTheStem } from './rules/blanks-match-the-stem.ts'
import { blueprintsAddUp, hoursAreOffered } from './rules/blueprints-add-up.ts'
import { certificationAgrees, levelsClimb } from './rules/certification-agrees.ts'
import { COMPLAINT_RULES } from './rules/complaint-cases.ts'
import { forbiddenPracticesAreTaught } from './rules/forbidden-practices.ts'
import { idsAreUnique } from './rules/ids-are-unique.ts'
import { imagesAreDescribed } from './rules/images-are-described.ts'
import { keyNamesOptions } from './rules/key-names-options.ts'
import { knowledgePointsExist } from './rules/knowledge-points-exist.ts'
import { lessonPropsFit } from './rules/lesson-props-fit.ts'
import { linksLeadSomewhere } from './rules/links-lead-somewhere.ts'
import { checkpointsAreNotItems, modulesTeach, pointsHaveItems } from './rules/modules-teach.ts'
import { nearDuplicateStems } from './rules/near-duplicate-stems.ts'
import {
  keyIsNotAlwaysLongest,
  keyPositionsAreSpread,
  optionsHideTheKey,
} from './rules/options-hide-the-key.ts'
import { lawItemsAreDated, readyItemsAreReviewed } from './rules/ready-items-are-reviewed.ts'
import { samplesMarkAsSaid } from './rules/samples-mark-as-said.ts'
import { termsAreUnique } from './rules/terms-are-unique.ts'
import { writtenQuestionsFit, writtenQuestionsHold } from './rules/written-questions.ts'
import { checkScenarios } from './scenarios.ts'

export const RULES: readonly Rule[] = [
  idsAreUnique,
  authoredNumbersAreKept,
  termsAreUnique,
  keyNamesOptions,
  knowledgePointsExist,
  nearDuplicateStems,
  optionsHideTheKey,
  keyIsNotAlwaysLongest,
  keyPositionsAreSpread,
  blanksMatchTheStem,
  samplesMarkAsSaid,
  writtenQuestionsHold,
  writtenQuestionsFit,
  linksLeadSomewhere,
  modulesTeach,
  lessonPropsFit,
  forbiddenPracticesAreTaught,
  pointsHaveItems,
  checkpointsAreNotItems,
  readyItemsAreReviewed,
  lawItemsAreDated,
  imagesAreDescribed,
  blueprintsAddUp,
  hoursAreOffered,
  certificationAgrees,
  levelsClimb,
  actsHaveVoices,
  actExamplesDiffer,
  ...COMPLAINT_RULES,
]

/** What reading the content found, then what every rule finds. All of it, never only the first. */
export const checkContent = (content: Content): Finding[] => [
  ...content.findings,
  ...RULES.flatMap(({ name, severity, check }) =>
    check(content).map((remark) => ({ rule: name, severity, ...remark })),
  ),
  ...checkScenarios(content).findings,
]
