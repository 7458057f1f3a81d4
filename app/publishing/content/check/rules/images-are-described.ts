import type { Rule } from '../rule.ts'

/** Words that name a picture and say nothing of what is in it. */
const EMPTY =
  /^(这是)?(一张|一幅)?(如图|附图|配图|插图|图片?|截图|照片|示意图|图表|图像)[一二三四五六七八九十\d]*(所示)?[。.]?$/
const SHORTEST = 4

/** The alternative text of an image says what is to be seen: who cannot see it answers by these words. */
export const imagesAreDescribed: Rule = {
  name: 'images-are-described',
  severity: 'error',
  check: ({ items }) =>
    items.flatMap(({ file, item: { id, body } }) =>
      (body.images ?? []).flatMap(({ alt }, at) =>
        [...alt].length >= SHORTEST && !EMPTY.test(alt)
          ? []
          : [
              {
                file,
                path: `${id} images.${at}`,
                message: `第 ${at + 1} 张图片的替代文字“${alt}”没有说出图里有什么；请写出答题要看的内容，如“账单截图：套餐 68 元，超出流量 42 元”`,
              },
            ],
      ),
    ),
}
