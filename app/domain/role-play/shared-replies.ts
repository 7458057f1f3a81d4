import type { REPLY_INTENTS } from './defaults.ts'

/** Wordings any customer may use, for when a scenario has none or has said all of its own. They tell nothing of the matter. */
export const SHARED_REPLIES: Readonly<Record<(typeof REPLY_INTENTS)[number], readonly string[]>> = {
  hurt: [
    '你怎么这么说话？',
    '我好好跟你讲，你就这个态度？',
    '这话我听着不舒服。',
    '你要是这么说，我就没什么好讲的了。',
    '行，算我白说。',
    '你这是在跟我说话吗？',
  ],
  push: [
    '先别跟我推这个。',
    '我问的不是这个。',
    '你先听我把话说完。',
    '这些我没打算听。',
    '又来了，我不要这个。',
    '我的事还没说呢，你就卖上了。',
  ],
  suspicious: [
    '这话我可没说过，你怎么知道的？',
    '等等，谁告诉你的？',
    '我还没讲，你倒先知道了？',
    '你是照着什么念的吧？',
  ],
  clarify: [
    '你说的我没听明白，再说一遍？',
    '什么意思？说具体点。',
    '没听清，你是问我什么？',
    '这话怎么讲？',
    '你慢点说，我没跟上。',
    '你想说什么，直说。',
  ],
  demand: [
    '那你说怎么办？',
    '然后呢？',
    '我听着呢，你往下说。',
    '你讲点实在的。',
    '说了半天，等于没说。',
    '你别绕，说重点。',
    '到底行不行？',
    '就这些？',
  ],
  soften: [
    '嗯，你接着说。',
    '行，我听着。',
    '这话我听得进去。',
    '好，你说。',
    '嗯，这还差不多。',
    '可以，往下讲。',
    '你这么说，我心里好受点。',
    '行，有话好好说就成。',
  ],
  accept: [
    '好，那就<due>。',
    '行，就照你说的办。',
    '可以，<due>我等着。',
    '成，我记下了。',
    '好，先这么定。',
  ],
  leave: ['好，那就这样。', '行，再见。', '嗯，就到这儿吧。', '好，我先走了。'],
  brushOff: ['行行行，就这样吧。', '知道了，再说吧。', '好，先这样。', '嗯，回头再说。'],
  hangUp: ['不说了。', '算了，跟你说不通。', '就这样吧，再见。', '我没工夫跟你耗。'],
}

/** Saying a promised time back: proof of having listened. */
export const ECHOES: readonly string[] = ['<due>是吧？', '<due>，我记下了。', '<due>？行。']
