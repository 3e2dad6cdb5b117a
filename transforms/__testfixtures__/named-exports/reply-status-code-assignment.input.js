import { getReport } from '@/lib/reports'

module.exports = async (req, res) => {
	if (req.method !== 'GET') {
		res.statusCode = 405
		return res.end('Method Not Allowed')
	}
	try {
		const report = await getReport(req.query.id)
		res.statusCode = report.rows.length ? 200 : 206
		res.json(report)
	} catch (err) {
		res.statusCode = err.code === 'ENOENT' ? 404 : 500
		res.json({ error: err.message })
	}
}
