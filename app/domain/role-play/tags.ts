import type { Act, Tag } from './acts.ts'

/** Words by which a tag that state or score read is known, once the act is. Course tags beyond these cost nothing. */
const TAG_WORDS: Readonly<Partial<Record<Act, readonly (readonly [Tag, RegExp])[]>>> = {
  'ask-closed': [
    [
      'permission',
      /方便|方不方便|打扰|占用|耽误|(?:可以|能|可不可以|能不能|好不好|行不行)[^?]{0,6}(?:聊|说|问|讲|介绍|听|看|打|查|核|加|发)|允许|介意|愿意听/,
    ],
  ],
  'ask-open': [['solution', /怎么(?:样)?(?:处理|解决|办|补救)|希望|期望|满意|公平|愿意留|想要(?:什么|怎)/]],
  explain: [
    [
      'unknown',
      /不(?:太|大)?(?:清楚|知道|了解|确定|敢肯定)|没(?:查|测|问)(?:到|过|出)|说不准|拿不准|还(?:没|要|得)[^,]{0,4}(?:核|查|问|结果)|要(?:问|核实|确认)/,
    ],
    [
      'limit',
      /不(?:能|敢|好|便)|没法|无法|没办法|没权|无权|做不到|办不了|做不了|权限|不(?:支持|允许|行|可以)|只能|最多|不(?:打包票|保证|承诺)/,
    ],
  ],
  'small-talk': [
    ['hold', /稍等|稍候|等(?:我|一下|会|一会)|别挂|不要挂|不挂|请等|我(?:先)?查(?:一下|下|查)|占线/],
    ['anything-else', /(?:还有|其他|其它|别的|另外)[^?]{0,8}(?:吗|么|没|问题|需要|帮|事|要|什么|不)/],
    ['farewell', /再见|拜拜|回见|祝您|祝你|慢走|先挂|回聊|改天(?:聊|见)|保重|走好|早点休息|不打扰/],
    ['thanks', /谢|唔该|承蒙/],
  ],
  'deny-refuse': [
    [
      'shift',
      /不归|归[^,]{0,6}管|(?:去|您|你)找(?!茬)|找谁|(?:那|这)是[^,]{1,8}的事|问(?:他们|厂家|装维|总部|网点)|别的部门|不是我(?:们)?(?:部门|管|负责)|厂家|推给/,
    ],
  ],
  'interrupt-dismiss': [
    [
      'sarcasm',
      /派头|担待不起|真(?:会|行|能|厉害|有本事|了不起)|好大|大驾|佩服|高见|赶紧去|好事|祝(?:您|你)|伺候|皇上|祖宗|上帝|贵人|专家|(?:比|真)我(?:还)?懂|哎[哟呦]|了不得|呵呵|就把(?:您|你)/,
    ],
  ],
}

/** @param text the clause, normalised; falls back to nothing, never to a guess */
export const tagsOf = (act: Act, text: string): Tag[] =>
  (TAG_WORDS[act] ?? []).filter(([, words]) => words.test(text)).map(([tag]) => tag)
