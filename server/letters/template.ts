import { TemplateHandler } from 'easy-template-x'
import { Problem } from '#api/problem.ts'
import type { Block, Letter } from '#procedures/letter.ts'
import { writable } from './displayable.ts'
import { readTemplate } from './template-parts.ts'

/** The fields a template may hold, as `{{reference}}`. */
export const templateFields = [
  'title',
  'date',
  'reference',
  'theirReference',
  'sender',
  'addressee',
  'body',
  'signature',
  'code',
] as const
type TemplateField = (typeof templateFields)[number]

/**
 * An authority's own Word document, with the letter in the places it names. What the document looks like is
 * its own affair; what could run or fetch something when it is opened is refused.
 *
 * @throws Problem `body-invalid`: no Word document, active content, or a field we do not know
 */
export async function fillTemplate(template: Uint8Array, letter: Letter): Promise<Uint8Array> {
  await fieldsIn(template)
  const filled = await handler.process(Buffer.from(template), { ...valuesOf(letter) })
  return new Uint8Array(filled)
}

/** The fields a template holds, each once, in their order. Throws as `fillTemplate` does. */
export async function fieldsIn(template: Uint8Array): Promise<readonly TemplateField[]> {
  const written = await readTemplate(template)
  const names = [...new Set(written.flatMap(namesIn))]
  const unknown = names.filter(name => !isField(name))
  if (unknown.length > 0) {
    throw new Problem(
      'body-invalid',
      `The template has fields no letter can fill: ${unknown.map(shown).join(', ')}. They would stand in the letter as they are. Known are: ${templateFields.map(shown).join(', ')}.`,
      { fields: unknown.map(path => ({ path, reason: 'unknownField' })) },
    )
  }
  return names.filter(isField)
}

const handler = new TemplateHandler({ delimiters: { tagStart: '{{', tagEnd: '}}' }, maxXmlDepth: 100 })

function namesIn(written: string): string[] {
  const left = written.replaceAll(field, '')
  if (left.includes('{{') || left.includes('}}')) {
    throw new Problem(
      'body-invalid',
      'A field of the template is opened and not closed, or the other way round: it would stand in the letter as it is. Write each field in one piece, as {{reference}}, and send the template again.',
      { reason: 'fieldUnclosed' },
    )
  }
  return [...written.matchAll(field)].map(([, name = '']) => name.trim())
}

const field = /\{\{([^{}\n]*)\}\}/g

function valuesOf(letter: Letter): Readonly<Record<TemplateField, string>> {
  const values = {
    title: letter.title,
    date: letter.placeAndDate,
    reference: letter.reference,
    theirReference: letter.theirReference ?? '',
    sender: letter.sender.join('\n'),
    addressee: letter.addressee.join('\n'),
    body: letter.blocks.map(lineOf).join('\n\n'),
    signature: letter.signature.join('\n'),
    code: letter.code ?? '',
  }
  return Object.fromEntries(
    Object.entries(values).map(([name, text]) => [name, writable(text)]),
  ) as typeof values // the same names
}

function lineOf(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return block.cites ? `${block.text} (${block.cites})` : block.text
    case 'text':
      return block.text
    case 'item':
      return `${block.number}. ${block.text}`
    case 'facts':
      return block.rows.map(row => `${row.label}: ${row.value}`).join('\n')
  }
}

function isField(name: string): name is TemplateField {
  return (templateFields as readonly string[]).includes(name)
}

const shown = (name: string): string => `{{${name.slice(0, 60)}}}`
