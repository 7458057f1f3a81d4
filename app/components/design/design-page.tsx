import { type ReactNode, useState } from 'react'
import { lessonComponents } from '../lesson/index.tsx'
import { Button, ButtonLink } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Field, PasswordInput, Select, TextArea, TextInput } from '../ui/field.tsx'
import { ICON_NAMES, Icon } from '../ui/icon.tsx'
import { Mark } from '../ui/mark.tsx'
import { Meter } from '../ui/meter.tsx'
import { Notice } from '../ui/notice.tsx'
import { Pager } from '../ui/pager.tsx'
import { SaveState } from '../ui/save-state.tsx'
import { EmptyState, ErrorState, Loading, Status } from '../ui/states.tsx'
import { Switch } from '../ui/switch.tsx'
import { Scroll, SortHead, Table } from '../ui/table.tsx'
import { Tag } from '../ui/tag.tsx'
import { Clauses, Keys, Shape } from '../ui/words.tsx'
import { LessonSamples } from './lesson-samples.tsx'

const {
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
} = lessonComponents

function Part({ name, children }: { name: string; children: ReactNode }) {
  return (
    <section className="sec" aria-label={name}>
      <h2>{name}</h2>
      {children}
    </section>
  )
}

/** Every component in every state, for development. The words here are samples, not interface text. */
export function DesignPage() {
  return (
    <>
      <p className="crumb">开发 / 组件</p>
      <div className="head">
        <div>
          <h1>组件与状态</h1>
          <p>每样组件的每种状态。换主题、缩到 320 像素、只用键盘，都在这里看。</p>
        </div>
        <Themes />
      </div>
      <Buttons />
      <Fields />
      <Words />
      <Answers />
      <Figures />
      <States />
      <Lesson />
    </>
  )
}

const THEMES = [
  { value: 'system', label: '随系统' },
  { value: 'light', label: '浅色' },
  { value: 'dark', label: '深色' },
] as const

function Themes() {
  const [theme, setTheme] = useState<(typeof THEMES)[number]['value']>('system')
  const choose = (value: typeof theme) => {
    setTheme(value)
    if (value === 'system') delete document.documentElement.dataset.theme
    else document.documentElement.dataset.theme = value
  }
  return <Switch legend="主题" name="design-theme" options={THEMES} value={theme} onChange={choose} />
}

function Buttons() {
  const [asking, setAsking] = useState(false)
  return (
    <Part name="按钮与对话框">
      <div className="stack">
        <div className="acts">
          <Button kind="main">
            接着读 <Icon name="next" />
          </Button>
          <Button>上一题</Button>
          <Button kind="bare">要个提示</Button>
          <Button kind="main" busy="保存中">
            保存
          </Button>
          <Button disabled>发布第 3 版</Button>
          <span className="note">合计 99，凑满 100 才能发布</span>
        </div>
        <div className="acts">
          <Button small kind="main">
            对一下
          </Button>
          <Button small>复习</Button>
          <Button small kind="bare">
            识别错了？
          </Button>
          <Button small icon aria-label="往前挪">
            <Icon name="up" />
          </Button>
          <ButtonLink small to="/">
            去首页
          </ButtonLink>
          <button type="button" className="pill on">
            级别：四级 <Icon name="cross" />
          </button>
          <button type="button" className="pill">
            知识点
          </button>
        </div>
        <div className="acts">
          <Button onClick={() => setAsking(true)}>交卷</Button>
          <Keys of={['Alt', '←']}>上一题</Keys>
          <Keys of={['F']}>标记</Keys>
        </div>
      </div>
      <Dialog open={asking} onClose={() => setAsking(false)} title="还有 26 题没答，现在交卷吗？">
        <p>交上去就不能再改。还剩 41 分 20 秒。</p>
        <div className="acts">
          <Button onClick={() => setAsking(false)}>接着答</Button>
          <Button kind="main" onClick={() => setAsking(false)}>
            交卷
          </Button>
        </div>
      </Dialog>
    </Part>
  )
}

function Fields() {
  return (
    <Part name="填写">
      <div className="pair">
        <div className="stack">
          <Field label="工号或手机号">
            <TextInput autoComplete="username" defaultValue="ZX-20417" />
          </Field>
          <Field label="密码" hint="忘记密码？请本单位管理员重设。">
            <PasswordInput autoComplete="current-password" />
          </Field>
          <Field label="比重" error="填 0 到 100 的整数">
            <TextInput inputMode="numeric" defaultValue="十二" />
          </Field>
        </div>
        <div className="stack">
          <Field label="做什么">
            <Select defaultValue="b">
              <option value="a">演练：垃圾短信投诉</option>
              <option value="b">演练：营业厅冷落投诉</option>
            </Select>
          </Field>
          <Field label="附一句话（可不写）">
            <TextArea rows={3} defaultValue="先把她请到一边坐下，听完再说。" />
          </Field>
          <Field label="编号">
            <TextInput readOnly value="L4-0131" />
          </Field>
        </div>
      </div>
    </Part>
  )
}

function Words() {
  return (
    <Part name="话与标记">
      <div className="stack">
        <Notice>理论合格保留 12 个月。</Notice>
        <Notice tone="good" title="有效。">
          编号与签名相符，未撤销、未过期。
        </Notice>
        <Notice tone="warn" icon="clock">
          密码连错 5 次，请 48 秒后再试。
        </Notice>
        <Notice tone="bad" title="没存上。">
          您的答案还在这台设备上，30 秒后自动再试。
        </Notice>
        <p className="acts">
          <Tag>问候、自报</Tag>
          <Tag tone="good" icon="check">
            可用
          </Tag>
          <Tag tone="warn" icon="clock">
            草稿
          </Tag>
          <Tag tone="bad" icon="warn">
            难度存疑
          </Tag>
          <Tag tone="info" icon="paper">
            待审
          </Tag>
          <Tag tone="line">第三档 · 反讽</Tag>
        </p>
        <p className="acts">
          <span className="brand">
            <Mark />
            维挽学堂
          </span>
          <span>
            <Shape of="emotional" /> 情感
          </span>
          <span>
            <Shape of="rational" /> 理性
          </span>
          <span>
            <Shape of="mixed" /> 混合
          </span>
        </p>
        <p className="quote">
          <Clauses>我用你们家十二年，新用户送手机，老用户送个短信祝福，真暖心啊。</Clauses>
        </p>
        <p className="acts">
          {ICON_NAMES.map((name) => (
            <Icon key={name} name={name} label={name} />
          ))}
        </p>
      </div>
    </Part>
  )
}

const MAP = [
  { n: 71, state: 'a', said: '已答' },
  { n: 72, state: 'a f', said: '已答，已标记' },
  { n: 73, state: 'f', said: '未答，已标记' },
  { n: 74, state: 'now f', said: '当前，已标记' },
  { n: 75, state: 'a now', said: '当前，已答' },
  { n: 76, state: '', said: '未答' },
]

function Answers() {
  return (
    <Part name="答题">
      <div className="pair">
        <div className="stack">
          <fieldset>
            <legend className="lab">选项：没选、选中</legend>
            <label className="opt">
              <input type="radio" name="design-a" />
              <span>新入网</span>
            </label>
            <label className="opt">
              <input type="radio" name="design-a" defaultChecked />
              <span>多日零通话</span>
            </label>
          </fieldset>
          <fieldset>
            <legend className="lab">发布之后：对、错、漏选</legend>
            <label className="opt right">
              <input type="checkbox" defaultChecked />
              <span>多日零通话</span>
              <span className="st">
                <Icon name="check" />对
              </span>
            </label>
            <label className="opt wrong">
              <input type="checkbox" defaultChecked />
              <span>套餐升级</span>
              <span className="st">
                <Icon name="cross" />
                不对
              </span>
            </label>
            <label className="opt missed">
              <input type="checkbox" />
              <span>协议到期</span>
              <span className="st">
                <Icon name="check" />
                应选这个
              </span>
            </label>
          </fieldset>
        </div>
        <div className="stack">
          <p className="stem">
            店面有店面营销、
            <input className="blank" aria-label="第 1 空" placeholder="第 1 空" />
            和服务职能，以经营
            <input className="blank right" aria-label="第 2 空，对" defaultValue="联通综合业务" />
            为主，款交
            <input className="blank wrong" aria-label="第 3 空，不对" defaultValue="库管员" />
            <span className="ans">稽核员</span>。
          </p>
          <div className="map">
            {MAP.map(({ n, state, said }) => (
              <button type="button" key={n} className={state} aria-label={`第 ${n} 题，${said}`}>
                {n}
              </button>
            ))}
          </div>
          <p className="acts">
            <SaveState state="saved" at="14:32:07" />
            <SaveState state="saving" />
            <SaveState state="offline" waiting={3} />
            <SaveState state="elsewhere" />
          </p>
          <div className="cls">
            <button type="button" className="key e" aria-pressed="true">
              <Shape of="emotional" />
              情感<kbd>1</kbd>
            </button>
            <button type="button" className="key r" aria-pressed="true">
              <Shape of="rational" />
              理性<kbd>2</kbd>
            </button>
            <button type="button" className="key m" aria-pressed="true">
              <Shape of="mixed" />
              混合<kbd>3</kbd>
            </button>
            <button type="button" className="key right">
              <Icon name="check" />
              受尊重
            </button>
            <button type="button" className="key wrong">
              <Icon name="cross" />
              被听取
            </button>
            <button type="button" className="key adjacent">
              <Icon name="info" />
              相邻
            </button>
          </div>
        </div>
      </div>
      <div className="banner sec-s">
        <Icon name="cloudOff" />
        <b>网络断了，请继续答。</b>
        <span>答案存在这台设备上，连上后自动补传。计时照常，请不要关闭本页。</span>
      </div>
    </Part>
  )
}

const ROWS = [
  { name: '投诉处理', got: 2, of: 5, tone: 'warn' },
  { name: '重点业务知识', got: 8, of: 15, tone: 'warn' },
  { name: '客户关怀', got: 11, of: 12, tone: 'fill' },
] as const

function Figures() {
  return (
    <Part name="表与条">
      <div className="stack">
        <Scroll label="各知识点得分，可左右滚动">
          <Table caption="各知识点得分" className="nodes">
            <thead>
              <tr>
                <SortHead to="?sort=name">知识点</SortHead>
                <th scope="col">得分对比重</th>
                <SortHead to="?sort=-got" sorted="ascending" className="num">
                  得分
                </SortHead>
                <th scope="col" className="num">
                  比重
                </th>
              </tr>
            </thead>
            <tbody>
              {ROWS.map((row) => (
                <tr key={row.name} className={row.name === '投诉处理' ? 'on' : undefined}>
                  <th scope="row">{row.name}</th>
                  <td className="barcell">
                    <Meter
                      value={row.got}
                      of={row.of}
                      widest={15}
                      tone={row.tone}
                      label={`${row.name}，得 ${row.got} 分，共 ${row.of} 分`}
                    />
                  </td>
                  <td className="num">{row.got}</td>
                  <td className="num muted">{row.of}</td>
                </tr>
              ))}
            </tbody>
          </Table>
        </Scroll>
        <Meter value={52} of={55} target={45} label="存量 52，三套卷需要 45" />
        <Meter value={22} of={30} tone="accent" label="22 学时，共 30 学时" />
        <Pager page={2} pages={4} total={36} addressOf={(page) => `?page=${page}`} />
      </div>
    </Part>
  )
}

function States() {
  return (
    <Part name="空、错、等">
      <div className="pair">
        <EmptyState title="还没有演练" action={<ButtonLink to="/">开始这一场</ButtonLink>}>
          从“垃圾短信投诉”开始，约 15 分钟。
        </EmptyState>
        <ErrorState
          title="没存上"
          safe="您的答案还在这台设备上。"
          todo="30 秒后自动再试，也可以现在就试。"
          reference="7F3A-21"
          action={<Button>再试一次</Button>}
        />
        <Loading />
        <Loading rows={3} />
      </div>
      <Status className="note">这一行是会读出来的状态。</Status>
      <div className="sec-s">
        <div className="toast" role="status">
          已撤销，第 3 版还在
          <Button small kind="bare">
            恢复
          </Button>
        </div>
      </div>
    </Part>
  )
}

const SIGNAL_BINS = [
  { id: 'churn', name: '流失倾向' },
  { id: 'value', name: '价值提升' },
  { id: 'care', name: '服务关怀' },
]
const SIGNALS = [
  { text: '协议到期', bin: 'churn', why: '到期是客户重新选择的时候。' },
  { text: '业务量突降', bin: 'churn', why: '比他自己平常少了，先当作要走来关心。' },
  { text: '多日零通话', bin: 'churn', why: '他可能已经换用别家。' },
  { text: '套餐升级', bin: 'value', why: '他要得更多了。' },
  { text: '宽带提速', bin: 'value', why: '他要得更多了。' },
  { text: '办理业务', bin: 'care', why: '这是一次接触，客户还没有要更多，先归服务关怀。' },
  { text: '新入网', bin: 'care', why: '他刚来，值得被想起。' },
  { text: '节假日、纪念日', bin: 'care', why: '他没有打算离开，也没有打算买什么。' },
]

function Lesson() {
  return (
    <Part name="课文">
      <div className="read">
        <nav className="toc" aria-label="目录">
          <a href="#design-signals" aria-current="true">
            五个流失信号
          </a>
          <a href="#design-tasks">互动部分</a>
        </nav>
        <article className="prose">
          <p className="lead">
            客户很少直接说“我要走了”。他的协议、话务、一通打给别家的电话，会先替他说出来。
          </p>
          <Section id="design-signals" title="五个流失信号">
            <Aside>
              个人信息保护法第 28 条把行踪轨迹列为敏感个人信息。信号只用来决定关心谁，不用来当话说。
            </Aside>
            <p>
              流失倾向有五种表现：协议到期、
              <Term
                id="volume-drop"
                word="业务量突降"
                means="一个客户近月通话或流量明显低于他自己的常态。比的是他自己，不是别人。"
                source="S1"
              >
                业务量突降
              </Term>
              、竞争对手营销、多日零通话、拨打竞争对手客服电话
              <Src of="S1" year="约 2010" />
              。故障申告后，城镇 48 小时内修复
              <Src of="law" year="2016" place="电信条例第 32 条" />
              ，合格线是 60 分
              <Src of="team" year="2026" />。
            </p>
            <CustomerSays>
              <p>宽带从周一断到今天，你给我个准点，师傅几号几点到？</p>
            </CustomerSays>
            <Example title="先听，再查" source="S7">
              <p>客户说短信多，先认下他的烦，再问哪一条最不放心。</p>
            </Example>
            <CounterExample
              title="引导客户读短信"
              reason="消费者权益保护法第 29 条：未经同意不得发送商业性信息。"
            >
              <p>“这些短信是免费给您看的，您可以留着看看。”</p>
            </CounterExample>
            <Flow
              title="四步法"
              steps={[
                { name: '安情绪', note: '先听完' },
                { name: '探因', note: '问到问题层' },
                { name: '方案' },
                { name: '跟进', note: '说到做到' },
              ]}
            />
            <Flow
              title="投诉闭环"
              loop
              steps={[
                { name: '受理', note: '登记原话' },
                { name: '派单' },
                { name: '处理' },
                { name: '回访' },
                { name: '归因', note: '写进改进单' },
              ]}
            />
          </Section>
          <Section id="design-tasks" title="互动部分">
            <Checkpoint
              ask="客户刚拨打过竞争对手的客服电话。第一通外呼，哪一句开头合适？"
              options={[
                {
                  text: '看到您昨天打过那边的客服电话，是对我们不满意吗？',
                  why: '把信号说出了口，客户会觉得被监视。',
                },
                {
                  text: '您用我们的服务有一阵子了，最近用着有没有哪里不顺手？',
                  right: true,
                  why: '用开放的问题，请客户自己讲。',
                },
                {
                  text: '今天最后一天，给您留了一个老客户优惠。',
                  why: '还没听就卖，而且“最后一天”未必是真的。',
                },
              ]}
            />
            <Sorting title="归类：这是哪一种机会" bins={SIGNAL_BINS} chips={SIGNALS} />
            <Matching
              title="配对：这时候关怀什么"
              left="情境"
              right="关怀类别"
              pairs={[
                { left: '网络要割接，今晚两点到四点', right: '网络割接预告', why: '影响服务要事先告诉他。' },
                { left: '积分年底清零', right: '积分清零提醒', why: '是他的东西，到期前该提醒。' },
                { left: '合约还有两个月到期', right: '到期提醒', why: '到期前说，不是到期后催。' },
                { left: '入网整五年', right: '纪念日问候', why: '只问候，不推荐。' },
              ]}
            />
            <Ordering
              title="排序：接到投诉之后"
              steps={['听完，不打断', '复述客户的话', '说清谁来办、几时办完', '办完回电']}
              why="没听完就复述会漏，没复述就承诺会错。"
            />
            <Rewriting
              title="改写：不说“不”"
              cases={[
                {
                  situation: '客户要当场退 800 元，您没有这个权限。',
                  phrase: '对不起，不行，我们不能退',
                  avoid: ['不行', '不能', '没办法'],
                  better: ['这笔钱我来帮您申请，明天下午三点前给您结果。'],
                  why: '说能做的和时间，客户才知道接下来会发生什么。',
                },
              ]}
            />
            <FeeInquiry />
            <SilentCustomers />
          </Section>
          <LessonSamples />
        </article>
      </div>
    </Part>
  )
}
