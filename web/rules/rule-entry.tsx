import { Link } from 'react-router'
import { instruments } from '#law/instrument.ts'
import type { Weight } from '#procedures/catalogue.ts'
import { Citation } from '../parts/citation.tsx'
import { Pill } from '../parts/pill.tsx'
import type { Tone } from '../parts/shape.tsx'
import { nameIn, useWords } from '../words/words.ts'
import type { ShownRule, TextOnRule } from './catalogue.ts'

const tones: Readonly<Record<Weight, Tone>> = {
  blocks: 'stop',
  warns: 'warn',
  reminds: 'theirs',
  informs: 'ours',
}

/** One rule: its number, how grave it is, why it is there, and the texts that speak of its subject. */
export function RuleEntry({ rule, named }: { rule: ShownRule; named: boolean }) {
  const { say } = useWords()
  return (
    <article id={rule.id} tabIndex={-1} className={`rule ${named ? 'named' : ''}`}>
      <h3>
        <bdi>{rule.id}</bdi> <Pill tone={tones[rule.weight]}>{say(`rules.weight.${rule.weight}`)}</Pill>
        <Link className="rule-anchor" to={`#${rule.id}`} aria-label={say('rules.link', { rule: rule.id })}>
          #
        </Link>
      </h3>
      <p>{say(`rule.${rule.id}.why`)}</p>
      <p className="small quiet">
        {rule.weighed.length === 0
          ? say('rules.weighed.none')
          : rule.weighed.map(where => say(`rules.weighed.${where}`)).join(' ')}
        {rule.product && ` ${say('rules.product')}`}
      </p>
      <ul className="rule-texts" aria-label={say('rules.texts')}>
        {rule.texts.map(text => (
          <TextLine key={text.instrument} text={text} />
        ))}
      </ul>
    </article>
  )
}

function TextLine({ text }: { text: TextOnRule }) {
  const { say, language } = useWords()
  const { instrument, layer, citations } = text
  return (
    <li>
      {instrument !== 'house' && nameIn(instruments[instrument].title, language)}{' '}
      {citations.map(citation => (
        <span key={citation}>
          <Citation layer={layer}>{citation}</Citation>{' '}
        </span>
      ))}
      {layer !== 'house' && <small className="quiet">{say(standing(text))}</small>}
    </li>
  )
}

function standing({ layer, yields }: TextOnRule): string {
  if (layer !== 'untoc') return 'rules.treaty'
  return yields ? 'rules.gives.way' : 'rules.always'
}
