/** Said once for a file whose questions keep their options in order: here options are shuffled unless they are pinned. */
export const unshuffledWarning = (questions: number): string[] =>
  questions === 0
    ? []
    : [`${questions} 题在原来的系统里不打乱选项；进来以后会打乱，顺序不能变的选项请在编辑器里勾选“固定位置”`]
