/** Unknown addresses end here, as a page of their own and not as an error in the log. */
export function loader() {
  throw new Response('not found', { status: 404 })
}

export default function NotFound() {
  return null
}
