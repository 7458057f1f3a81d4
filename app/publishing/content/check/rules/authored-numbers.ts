import { AUTHORED_FROM, runningNumber } from '../../../../domain/item/work.ts'
import type { Rule } from '../rule.ts'

/** Numbers from 500 up are given out by the product: a file that takes one would meet an item written there. */
export const authoredNumbersAreKept: Rule = {
  name: 'authored-numbers',
  severity: 'error',
  check: ({ items, drafts }) =>
    [
      ...items
        .filter(({ item }) => item.facts.writtenIn !== 'platform')
        .map(({ file, item }) => ({ file, id: item.id })),
      ...drafts.map(({ file, draft }) => ({ file, id: draft.id })),
    ]
      .filter(({ id }) => runningNumber(id) >= AUTHORED_FROM)
      .map(({ file, id }) => ({
        file,
        path: id,
        message: `流水号 ${AUTHORED_FROM} 起留给平台上写的题；文件里的题请用 ${AUTHORED_FROM - 1} 以内、没用过的号`,
      })),
}
