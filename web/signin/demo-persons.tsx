import { nameIn, useWords } from '../words/words.ts'

interface DemoPerson {
  readonly login: string
  readonly name: string
  readonly duties: readonly string[]
  /** Names of the authority at home the person belongs to. */
  readonly home: Readonly<Record<string, string>> | null
}

/** On a demo: the fictional people one can be. Choosing one fills in the name; the password is said once. */
export function DemoPersons({
  persons,
  onChoose,
}: {
  persons: readonly DemoPerson[]
  onChoose: (login: string) => void
}) {
  const { say, language } = useWords()
  return (
    <section className="door-demo" aria-labelledby="demo-title">
      <h2 id="demo-title">{say('signIn.demo.title')}</h2>
      <p className="small quiet">{say('signIn.demo.hint')}</p>
      <ul>
        {persons.map(person => (
          <li key={person.login}>
            <button type="button" onClick={() => onChoose(person.login)}>
              <b>{person.name}</b>
              <span className="quiet small">
                {person.home
                  ? nameIn(person.home, language)
                  : person.duties.map(duty => say(`duty.${duty}`)).join(say('list.comma'))}
              </span>
              <code dir="ltr" className="small">
                {person.login}
              </code>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
