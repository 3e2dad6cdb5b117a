import { createRouteHandler } from 'uploadthing/next'
import { router } from './core'

const handlers = createRouteHandler({ router })

export const { GET, POST } = handlers
