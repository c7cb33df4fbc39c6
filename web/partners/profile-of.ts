import { profile, type Profile } from '#law/profiles/shape.ts'

/**
 * What a partner declared, read; `undefined` when it is of a shape this release cannot read, which the page
 * says and does not hide.
 */
export function profileOf(holder: { profile: unknown }): Profile | undefined {
  const read = profile.safeParse(holder.profile)
  return read.success ? read.data : undefined
}
