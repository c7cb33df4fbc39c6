/**
 * The words of the page as one procedure says them: `si.instead.case.measures` takes the place of `case.measures`.
 *
 * @param prefix of the procedure's words, `si`
 */
export function withOwn<Message>(
  messages: Readonly<Record<string, Message>>,
  prefix: string,
): Record<string, Message> {
  const start = `${prefix}.instead.`
  const own = Object.entries(messages).flatMap(([key, message]) =>
    key.startsWith(start) ? [[key.slice(start.length), message] as const] : [],
  )
  return { ...messages, ...Object.fromEntries(own) }
}
