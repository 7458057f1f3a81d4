import { Aside } from './aside.tsx'
import { Calculator } from './calculator.tsx'
import { ChartReading } from './chart-reading.tsx'
import { Checkpoint } from './checkpoint.tsx'
import { CounterExample } from './counter-example.tsx'
import { CustomerSays } from './customer-says.tsx'
import { Example } from './example.tsx'
import { FactorMap } from './factor-map.tsx'
import { FeeInquiry } from './fee-inquiry.tsx'
import { Flow } from './flow.tsx'
import { Ladder } from './ladder.tsx'
import { lessonElements } from './lesson-elements.tsx'
import { Matching } from './matching.tsx'
import { NextLine } from './next-line.tsx'
import { Ordering } from './ordering.tsx'
import { Rewriting } from './rewriting.tsx'
import { RubricPractice } from './rubric-practice.tsx'
import { Section } from './section.tsx'
import { SilentCustomers } from './silent-customers.tsx'
import { SlaTable } from './sla-table.tsx'
import { Sorting } from './sorting.tsx'
import { Spotting } from './spotting.tsx'
import { Src } from './src.tsx'
import { Term } from './term.tsx'
import { Timeline } from './timeline.tsx'

/** Everything a lesson may use (docs/authoring.md §2). A built lesson imports for itself what it uses. */
export const lessonComponents = {
  Section,
  Term,
  Src,
  CustomerSays,
  Example,
  CounterExample,
  Aside,
  Flow,
  Checkpoint,
  Sorting,
  Matching,
  Ordering,
  Rewriting,
  FeeInquiry,
  SilentCustomers,
  Calculator,
  ChartReading,
  FactorMap,
  Ladder,
  NextLine,
  RubricPractice,
  SlaTable,
  Spotting,
  Timeline,
  ...lessonElements,
}
