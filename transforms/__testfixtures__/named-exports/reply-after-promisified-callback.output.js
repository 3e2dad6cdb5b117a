import { NextResponse } from 'next/server';
import { readReport } from '@/lib/reports';

export async function GET(req, { params }) {
  try {
    const { id } = await params;
    const report = await new Promise((resolve, reject) => {
      readReport(id, (err, data) => (err ? reject(err) : resolve(data)));
    });
    return NextResponse.json(report.rows ?? null);
  } catch (err) {
    return new Response(err.message, { status: 500 });
  }
}
