import { getReport } from '@/lib/reports';

export default async function handler(req, res) {
  if (req.method !== 'GET') return res.status(405).end();
  const year = req.query?.year ?? '2024';
  const format = req.query.format?.toLowerCase() || 'json';
  const id = req.query['report-id'];
  if (!id) return res.status(400).json({ error: 'report-id is required', year });
  const report = await getReport(`${year}-${id}`);
  if (format === 'csv') {
    res.setHeader('Content-Type', 'text/csv');
    return res.send(report.rows.join(','));
  }
  return res.json({ ...report, year, format });
}
