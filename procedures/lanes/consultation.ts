import type { Fields, Prose } from '../field.ts'
import type { Lane } from './lane.ts'

/**
 * Consultation before a refusal or a postponement (UNTOC 18(26)): whether assistance can be given under terms
 * and conditions. One is opened for one measure and stays on file whatever comes of it.
 */
export const consultation: Lane = (shared, { entry, by }) => {
  const { header } = entry
  const data = (entry.content?.data ?? {}) as Opened & Replied
  if (header.type === 'consult') {
    return {
      ...shared,
      consultations: [
        ...shared.consultations,
        {
          id: header.id,
          measure: data.measure ?? '',
          about: data.about ?? {},
          grounds: data.grounds ?? [],
          openedAt: header.at,
          replies: [],
          ...(data.replyBy === undefined ? {} : { replyBy: data.replyBy }),
        },
      ],
    }
  }
  if (header.type !== 'replyToConsultation') return shared
  const open = shared.consultations.findLast(item => item.measure === data.measure)
  return {
    ...shared,
    consultations: shared.consultations.map(item =>
      item === open
        ? { ...item, replies: [...item.replies, { by, text: data.reply ?? {}, at: header.at }] }
        : item,
    ),
  }
}

interface Opened {
  measure?: string
  about?: Prose
  grounds?: string[]
  replyBy?: string
}
interface Replied {
  measure?: string
  reply?: Prose
}

export const consultFields = {
  measure: { kind: 'line', required: true },
  about: { kind: 'prose', required: true, topic: 'consultation' },
  replyBy: { kind: 'date', topic: 'consultation' },
} as const satisfies Fields

export const replyFields = {
  measure: { kind: 'line', required: true },
  reply: { kind: 'prose', required: true, topic: 'consultation' },
} as const satisfies Fields
