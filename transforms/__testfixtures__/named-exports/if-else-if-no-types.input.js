import { db } from '@/lib/db'

export default async function handler(req, res) {
    const { method } = req

    if (method === 'GET') {
        const tasks = await db.task.findMany()
        res.status(200).json({ success: true, data: tasks })
    } else if (method === 'POST') {
        const task = await db.task.create({ data: req.body })
        res.status(201).json({ success: true, data: task })
    } else {
        res.status(405).json({ success: false })
    }
}
