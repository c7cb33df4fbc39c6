import { useWords } from '#web/words/words.ts'
import { useCaseDesk } from './case-desk.tsx'

/** What an act is called on its button: some are called otherwise where the partner is reached by letter. */
export function useActLabel(): (act: string) => string {
  const { view, prefix } = useCaseDesk()
  const { say, has } = useWords()
  return act => {
    const byLetter = `letters.act.${act}`
    return say(view.road === 'letter' && has(byLetter) ? byLetter : `${prefix}.act.${act}`)
  }
}
