import { NextResponse } from 'next/server'
import { getReport } from '@/lib/reports'

export const GET = async (req, { params }) => {
	try {
		const { id } = await params
		const report = await getReport(id)
		return NextResponse.json(report, { status: report.rows.length ? 200 : 206 })
	} catch (err) {
		return NextResponse.json(
			{ error: err.message },
			{ status: err.code === 'ENOENT' ? 404 : 500 },
		)
	}
}
