type TimelineProps = { title: string; events: readonly { at: string; name: string; note?: string }[] }

/** Moments one after another, each with what happens then. */
export function Timeline({ title, events }: TimelineProps) {
  return (
    <figure className="timeline">
      <figcaption>{title}</figcaption>
      <ol className="moments">
        {events.map(({ at, name, note }) => (
          <li key={`${at} ${name}`}>
            <span className="at">{at}</span>
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
