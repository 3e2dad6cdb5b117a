import { NextResponse } from 'next/server';
import { getReport } from '@/lib/reports';

export async function GET(req) {
  const { searchParams } = req.nextUrl;
  const year = searchParams.get('year') ?? '2024';
  const format = searchParams.get('format')?.toLowerCase() || 'json';
  const id = searchParams.get('report-id');
  if (!id)
    return NextResponse.json(
      { error: 'report-id is required', year },
      { status: 400 },
    );
  const report = await getReport(`${year}-${id}`);
  if (format === 'csv') {
    return new Response(report.rows.join(','), {
      headers: { 'Content-Type': 'text/csv' },
    });
  }
  return NextResponse.json({ ...report, year, format });
}
