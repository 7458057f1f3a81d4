import { churnRate, percentagePoints } from './analysis.ts'
import {
  abnormalFee,
  callForwardingFee,
  depositReturn,
  fraudCompensation,
  installationDelay,
  lateFee,
} from './fees.ts'
import type { Calculator } from './figures.ts'
import { availability, managerRatio, onboarding } from './service.ts'

/** Every calculator by the name authors write (docs/authoring.md §2); its words are in the catalog `calculator`. */
export const calculators = {
  'manager-ratio': managerRatio,
  onboarding,
  'call-forwarding-fee': callForwardingFee,
  availability,
  'churn-rate': churnRate,
  'percentage-points': percentagePoints,
  'abnormal-fee': abnormalFee,
  'late-fee': lateFee,
  'installation-delay': installationDelay,
  'fraud-compensation': fraudCompensation,
  'deposit-return': depositReturn,
} as const satisfies Record<string, Calculator>

export type CalculatorName = keyof typeof calculators
