import type { PostPart } from '#api/post.ts'

/** What is wrong with a file; the words are `post.reason.…`. */
export type Reason = PostPart['reasons'][number]

/** Whether this name is one that a system runs when somebody opens it. */
export const programName =
  /\.(exe|com|scr|pif|bat|cmd|msi|msp|mst|cpl|dll|sys|hta|jse?|mjs|vbs|vbe|wsf?|wsh|ps1|psm1|lnk|url|scf|jar|reg|inf|chm|iso|img|vhdx?|one|xll|application|desktop|sh|app|dmg|pkg|apk|deb|rpm|py|pl)\s*$/i
