const { db } = require('@/lib/db')

exports.GET = async (req, res) => {
  res.status(200).json(await db.post.findMany())
}

exports.POST = async (req, res) => {
  res.status(201).json(await db.post.create({ data: { title: req.body.title } }))
}
