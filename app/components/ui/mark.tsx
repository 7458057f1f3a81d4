/** The mark: three signal bars and a fourth that bends back over them. Never smaller than 20 px. */
export function Mark() {
  return (
    <svg
      viewBox="0 0 26 26"
      width="26"
      height="26"
      fill="none"
      strokeWidth="2.6"
      strokeLinecap="round"
      aria-hidden="true"
    >
      <path className="mark-bar" d="M4 23v-4M10 23v-7M16 23v-7" />
      <path className="mark-arm" d="M22 23V11a7.5 7.5 0 0 0-7.5-7.5c-4.5 0-7 2.5-7.5 7" />
    </svg>
  )
}
