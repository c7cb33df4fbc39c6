import { useQuery } from '@tanstack/react-query'
import { useDeferredValue, useMemo } from 'react'
import type { Letter } from '#procedures/letter.ts'
import { useCaseDesk } from '#web/case/case-desk.tsx'
import { loadWords } from '#web/words/load.ts'
import { sayIn } from '#web/words/say-in.ts'
import type { Values } from './values.ts'

/** The letter as it would go now, by the same function that sets it as PDF; `null` while it cannot be made. */
export function useLetter(values: Values, language: string | undefined): Letter | null {
  const { procedure, profiles, stack, view, today } = useCaseDesk()
  const { requesting, requested } = profiles
  // Typing goes first; the letter follows when there is time.
  const written = useDeferredValue(values)
  const words = useQuery({
    queryKey: ['words of the letter', language],
    queryFn: () => loadWords(language ?? ''),
    enabled: language !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
  })
  return useMemo(() => {
    if (!language || !words.data || !requesting || !requested || !stack) return null
    return procedure.letter({
      language,
      request: written,
      files: view.files
        .filter(file => file.role === 'annex')
        .map(({ name, media, size, sha256, role, language: of }) => ({
          name,
          media,
          size,
          sha256,
          role,
          ...(of === null ? {} : { language: of }),
        })),
      reference: view.reference ?? '',
      date: today,
      requesting,
      requested,
      governing: stack,
      say: sayIn(language, words.data),
    })
  }, [procedure, language, words.data, requesting, requested, stack, written, view, today])
}
