export default function handler(_req: unknown, res: { end: () => void }) {
  res.end();
}
