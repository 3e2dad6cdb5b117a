import { readReport } from '@/lib/reports';

export default async function handler(req, res) {
  if (req.method !== 'GET') return res.status(405).end();
  try {
    const report = await new Promise((resolve, reject) => {
      readReport(req.query.id, (err, data) => (err ? reject(err) : resolve(data)));
    });
    res.status(200).json(report.rows);
  } catch (err) {
    res.status(500).send(err.message);
  }
}
