const { db } = require('@/lib/db')

async function GET() {
  return Response.json(await db.task.findMany())
}

module.exports = { GET, dynamic: 'force-dynamic' }
