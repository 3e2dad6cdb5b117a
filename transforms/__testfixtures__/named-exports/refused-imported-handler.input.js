import handler from '@/lib/handlers'

export default handler
