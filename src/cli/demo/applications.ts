import { correctionSteps } from './applications/corrections.js'
import { answeredStories } from './applications/outcomes.js'
import {
  amendmentAwaited,
  askedByMany,
  byFax,
  byOrdinaryPost,
  merged,
  returned,
  split,
  spoken,
  unconfirmed,
} from './applications/running.js'
import {
  amended,
  doneAgain,
  excessive,
  extended,
  late,
  notAmended,
  notPaid,
  objectionOverruled,
  paidFor,
  stillUnclear,
  sued,
  thirdPartyObjected,
  thirdPartySilent,
  withdrawn,
} from './applications/ways.js'
import { itemIdOf } from './life.js'
import type { DemoStep } from './step.js'

/** A year of applications: every outcome, every way to it, and what is carried over (711-27 to 711-45). */
export const applicationSteps = (): readonly DemoStep[] => [
  ...[
    ...answeredStories(),
    amended(),
    notAmended(),
    stillUnclear(),
    thirdPartyObjected(),
    objectionOverruled(),
    thirdPartySilent(),
    extended(),
    late(),
    paidFor(),
    notPaid(),
    excessive(),
    withdrawn(),
    doneAgain(),
    sued(),
    byOrdinaryPost(),
    spoken(),
    split(),
    amendmentAwaited(),
    ...merged(),
    returned(),
    byFax(),
    unconfirmed(),
    ...askedByMany(itemIdOf('czj 区级预算执行动态监控情况报告')),
  ].flatMap(({ steps }) => steps),
  ...correctionSteps(),
]
