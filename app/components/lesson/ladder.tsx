type LadderProps = { title: string; steps: readonly { name: string; note?: string }[] }

/** Levels that rise: written from the lowest up, drawn with the highest on top. */
export function Ladder({ title, steps }: LadderProps) {
  return (
    <figure className="stairs">
      <figcaption>{title}</figcaption>
      <ol reversed className="stair-steps">
        {steps.toReversed().map(({ name, note }, at) => (
          <li key={name}>
            <span className="n" aria-hidden="true">
              {steps.length - at}
            </span>
            <span>
              <b>{name}</b>
              {note && <small>{note}</small>}
            </span>
          </li>
        ))}
      </ol>
    </figure>
  )
}
