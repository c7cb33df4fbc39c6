/**
 * An object without the members that were not said: an act leaves out what its author did, and the state says
 * nothing there either.
 */
export function said<Values extends object>(values: Values): Said<Values> {
  // Only members without a value are dropped, which is what the type says.
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Said<Values>
}

type Said<Values> = { [Name in keyof Values]?: Exclude<Values[Name], undefined> }
