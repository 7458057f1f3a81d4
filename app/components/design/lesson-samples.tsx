import { lessonComponents } from '../lesson/index.tsx'

const {
  Calculator,
  ChartReading,
  FactorMap,
  Ladder,
  NextLine,
  RubricPractice,
  Section,
  SlaTable,
  Spotting,
  Timeline,
} = lessonComponents

/** The parts of the higher levels' lessons, each with a sample an author could have written. */
export function LessonSamples() {
  return (
    <>
      <Section id="design-talks" title="对话">
        <NextLine
          title="四层提问：把话问到点上"
          scene="何姐开小超市，宽带下月到期。上一次外呼她说“你们最贵”，挂了。"
          turns={[
            {
              says: '又是你们？我忙着呢。',
              choices: [
                {
                  text: '耽误您两分钟，想请教您店里宽带用得怎么样，方便吗？',
                  right: true,
                  label: '请示层',
                  why: '先问方不方便，把选择权给她。',
                },
                { text: '姐，今天最后一天优惠，再不办就没了。', why: '“最后一天”未必是真的，是虚构紧迫。' },
                { text: '您的宽带快到期了，我给您报一下新套餐。', why: '还没问就报价，她上次就是这样挂的。' },
              ],
            },
            {
              says: '行，你说。',
              choices: [
                { text: '您是不是觉得价格高？', why: '替她下了结论，真正的原因反而问不出来。' },
                {
                  text: '店里平时几个人用网？主要是收银、监控，还是也给客人用？',
                  right: true,
                  label: '信息层',
                  why: '问的是事实，她好答，后面才知道什么适合她。',
                },
              ],
            },
            {
              says: '就收银机和一个摄像头。',
              choices: [
                {
                  text: '这一年用下来，交费、速度、报修这几样，哪一样让您最不顺心？',
                  right: true,
                  label: '问题层',
                  why: '给她几样挑，她愿意说，也没有替她答。',
                },
                { text: '那您肯定嫌慢了，升到千兆吧。', why: '收银和监控用不了千兆，推荐的不适合她。' },
              ],
            },
          ]}
          ends="说实话，一下交一年我现在拿不出来，能按月交吗？"
        />
        <Spotting
          title="找错：垃圾短信投诉"
          lines={[
            { who: '客户', text: '天天短信，烦死！' },
            { who: '经理', text: '您先别急，我听您说，是哪几种短信最让您心烦？' },
            { who: '客户', text: '都是广告，我怕点错了又扣钱。' },
            {
              who: '经理',
              text: '这些是公司免费给您看的，您可以留着看看。',
              fault: '消费者权益保护法第 29 条：未经同意不得发送商业性信息。',
            },
            { who: '经理', text: '我现在就给您登记拒收，再查一下有没有订过增值业务。' },
            {
              who: '经理',
              text: '要是扣过，我保证明天全退给您。',
              fault: '没查清就承诺，也没有这个权限：虚假或越权承诺。',
            },
          ]}
        />
        <RubricPractice
          title="按评分表打分：预警外呼"
          transcript={[
            { who: '经理', text: '高小姐您好，我是电信客户经理小林，工号 2041，占用您两分钟方便吗？' },
            { who: '客户', text: '挺好的，没事。' },
            { who: '经理', text: '那您最近上网顺不顺？晚上用得多吗？' },
            { who: '客户', text: '晚上直播老卡，报过一次也没人回。' },
            { who: '经理', text: '我理解。我们现在有个 199 的套餐，您看看？' },
          ]}
          criteria={[
            {
              name: 'D3 探因',
              levels: ['没有问', '问到信息层', '问到问题层，并得到客户确认'],
              right: 1,
              why: '问出了“晚上卡”，没有再问卡到什么程度、报修后怎么样，也没有请她确认。',
            },
            {
              name: 'D2 情感需求',
              levels: ['辩解、打断', '泛泛一句“理解您”', '点名感受并复述'],
              right: 1,
              why: '“我理解”没有落在“报过一次没人回”上。',
            },
          ]}
        />
      </Section>
      <Section id="design-figures" title="读图与计算">
        <ChartReading
          title="读图：离网率"
          unit="%"
          kind="bar"
          source="S9，2005 年上半年"
          series={[
            {
              name: 'C 网累计离网率',
              points: [
                { x: '2004 年上半年', y: 13 },
                { x: '2005 年上半年', y: 15.6 },
              ],
            },
          ]}
          questions={[
            {
              ask: 'C 网离网率比上年同期怎么变？',
              options: [
                { text: '上升 2.6 个百分点', right: true, why: '两个百分数相减，说“百分点”。' },
                { text: '上升 2.6%', why: '2.6% 是相对变化的说法；相对变化是 20%。' },
              ],
            },
          ]}
        />
        <ChartReading
          title="读图：三个区县的月流失率"
          unit="%"
          kind="line"
          series={[
            {
              name: '东城',
              points: MONTHS.map((x, at) => ({ x, y: [1.2, 1.1, 1.4, 1.3, 1.8, 2.1][at] ?? 0 })),
            },
            {
              name: '西城',
              points: MONTHS.map((x, at) => ({ x, y: [1.6, 1.5, 1.5, 1.4, 1.4, 1.3][at] ?? 0 })),
            },
            { name: '开发区', points: MONTHS.map((x, at) => ({ x, y: [0.9, 1, 0.9, 1.1, 1, 1][at] ?? 0 })) },
          ]}
          questions={[
            {
              ask: '哪个区县最该先查原因？',
              options: [
                { text: '东城', right: true, why: '从三月起连着上升，六月最高。' },
                { text: '西城', why: '原来最高，已经连月下降。' },
                { text: '开发区', why: '一直在 1% 上下，没有走势。' },
              ],
            },
          ]}
        />
        <Calculator of="manager-ratio" />
        <Calculator of="onboarding" />
        <Calculator of="call-forwarding-fee" />
        <Calculator of="availability" />
        <Calculator of="churn-rate" />
        <Calculator of="percentage-points" />
        <Calculator of="abnormal-fee" />
        <Calculator of="late-fee" />
        <Calculator of="installation-delay" />
        <Calculator of="fraud-compensation" />
        <Calculator of="deposit-return" />
        <SlaTable />
      </Section>
      <Section id="design-maps" title="图">
        <Timeline
          title="二次续约：从预警到到期"
          events={[
            { at: '到期前 90 天', name: '二次续约预警', note: '系统派单，经理看协议与用量' },
            { at: '到期前 60 天', name: '第一次外呼', note: '只问用得怎么样' },
            { at: '到期前 30 天', name: '到期预警', note: '说清新协议期与自动续订' },
            { at: '到期日', name: '确认' },
          ]}
        />
        <Ladder
          title="客户保持的三个层次"
          steps={[
            { name: '财务利益', note: '优惠、积分，最容易被模仿' },
            { name: '社会利益', note: '认得他、记得他' },
            { name: '结构性联系', note: '一起用的系统和流程，离开要重来' },
          ]}
        />
        <FactorMap
          title="离网原因"
          groups={[
            {
              name: '竞争行为',
              factors: [
                { name: '诋毁策反' },
                { name: '促销优惠', note: '先按客户用量核算' },
                { name: '品牌服务' },
              ],
            },
            {
              name: '产品质量',
              under: '企业行为',
              factors: [
                { name: '通话质量' },
                { name: '网络覆盖' },
                { name: '业务提供' },
                { name: '终端质量' },
              ],
            },
            {
              name: '服务水平',
              under: '企业行为',
              factors: [{ name: '计费误差' }, { name: '手段、态度、效率' }, { name: '终端售后' }],
            },
          ]}
        />
      </Section>
    </>
  )
}

const MONTHS = ['1 月', '2 月', '3 月', '4 月', '5 月', '6 月']
