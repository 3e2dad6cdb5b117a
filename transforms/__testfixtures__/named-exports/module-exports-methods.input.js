const { db } = require('@/lib/db')

async function GET(req, res) {
  res.json(await db.task.findMany())
}
async function POST(req, res) {
  res.status(201).json(await db.task.create({ data: req.body }))
}
module.exports = { GET, POST }
