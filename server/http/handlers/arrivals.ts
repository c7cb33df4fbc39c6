import { importPackage } from '#register/import.ts'
import { PackageRefused } from '#exchange/refused.ts'
import { listArrivals, proposeRegistration } from '#register/arrivals.ts'
import type { Handlers } from '../contract.ts'
import { refusedProblem } from '../exchange.ts'

export const arrivals: Pick<Handlers, 'listArrivals' | 'importPackage' | 'proposeUrgency'> = {
  listArrivals: ({ office, actor, query }) => listArrivals(office, actor, query),

  importPackage: async ({ crossing, actor, upload }) => {
    try {
      return await importPackage(crossing, actor, upload.stream)
    } catch (error) {
      throw error instanceof PackageRefused ? refusedProblem(error) : error
    }
  },

  proposeUrgency: ({ office, actor, params }) => proposeRegistration(office, actor, params.id),
}
