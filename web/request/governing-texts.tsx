import { cite, valueOf, type Value } from '#law/cite.ts'
import type { GoverningStack, Layer } from '#law/governing.ts'
import { instruments } from '#law/instrument.ts'
import type { Topic } from '#law/topics.ts'
import { dayOf } from '#web/case/reader.ts'
import { Citation } from '#web/parts/citation.tsx'
import { languageName, nameIn, useWords, type Words } from '#web/words/words.ts'

/** Points a person asks about before writing a request; each is answered by whichever layer speaks of it first. */
const asked = [
  'channel',
  'language',
  'contents',
  'additionalInformation',
  'useLimitation',
  'consultation',
  'reasons',
  'postponement',
  'costs',
] as const satisfies readonly Topic[]

/** The texts that govern, in the order in which they are asked, and who answers what. */
export function GoverningTexts({
  stack,
  points = asked,
}: {
  stack: GoverningStack
  points?: readonly Topic[] | undefined
}) {
  const { say } = useWords()
  return (
    <section className="governing" aria-labelledby="governing">
      <div className="heading first">
        <h2 id="governing">{say('governing.title')}</h2>
        <small>{say('governing.order')}</small>
      </div>
      <ol className="layers">
        {stack.layers.map(layer => (
          <LayerShown key={`${layer.layer} ${layer.instrument}`} layer={layer} />
        ))}
      </ol>
      <Answers stack={stack} points={points} />
    </section>
  )
}

function LayerShown({ layer }: { layer: Layer }) {
  const { say, language } = useWords()
  return (
    <li className="layer">
      <b>{titleOf(layer, say, language)}</b>
      <p className="small quiet">
        {say(`governing.why.${layer.why}`)}{' '}
        {layer.inForceSince && (
          <>{say('governing.since', { date: dayOf({ say, language, zone: 'UTC' }, layer.inForceSince) })} </>
        )}
        <Citation>{layer.restsOn}</Citation>
      </p>
    </li>
  )
}

function Answers({ stack, points }: { stack: GoverningStack; points: readonly Topic[] }) {
  const words = useWords()
  const { say } = words
  return (
    <table className="answers">
      <thead>
        <tr>
          <th scope="col">{say('governing.question')}</th>
          <th scope="col">{say('governing.answer')}</th>
          <th scope="col">{say('governing.layer')}</th>
        </tr>
      </thead>
      <tbody>
        {points.map(topic => {
          const answer = cite(stack, topic)
          if (!answer) return null
          const value = valueOf(stack, topic)
          return (
            <tr key={topic}>
              <th scope="row">{say(`governing.topic.${topic}`)}</th>
              <td>
                {value && (
                  <>
                    {valueSaid(value.value, words)}{' '}
                    {value.citation !== answer.citation && (
                      <Citation layer={value.layer}>{value.citation}</Citation>
                    )}{' '}
                  </>
                )}
                <Citation layer={answer.layer}>{answer.citation}</Citation>
              </td>
              <td>{say(`governing.layer.${(value ?? answer).layer}`)}</td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

function titleOf(layer: Layer, say: Words['say'], language: string): string {
  if (layer.layer === 'house') return say('governing.house')
  const known = Object.entries(instruments).find(([id]) => id === layer.instrument)
  if (known) return nameIn(known[1].title, language)
  return say('governing.declared', { profile: layer.instrument.replace(/^profile /, '') })
}

function valueSaid(value: Value, { say, language }: Words): string {
  switch (value.kind) {
    case 'languages':
      return value.codes.map(code => languageName(code, language)).join(say('list.comma'))
    case 'length':
      return say('governing.length', { length: value.length, unit: value.unit })
    case 'channels':
      return say(value.diplomaticRequired ? 'governing.channel.diplomatic' : 'governing.channel.direct')
    default:
      return ''
  }
}
