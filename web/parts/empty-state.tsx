import type { ReactNode } from 'react'
import './parts.css'

/** Nothing here, said so that one learns what would be, and what to do: the children are the way on. */
export function EmptyState({
  title,
  children,
  action,
}: {
  title: string
  children?: ReactNode
  action?: ReactNode
}) {
  return (
    <div className="empty">
      <h2>{title}</h2>
      {children !== undefined && <p>{children}</p>}
      {action}
    </div>
  )
}
