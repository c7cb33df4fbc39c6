import * as z from 'zod'

// Imported before any schema is made: zod would otherwise try to compile code from text, which the
// content security policy refuses and reports.
z.config({ jitless: true })
