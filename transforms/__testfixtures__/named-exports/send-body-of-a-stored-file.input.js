const files = new Map([
  ["logo.png", { body: Buffer.from([137, 80, 78, 71]) }],
  ["robots.txt", { body: "User-agent: *" }],
  ["manifest.json", { body: { name: "Shop" } }],
]);

export default async function handler(req, res) {
  if (req.method !== "GET") return res.status(405).end();
  const file = files.get(req.query.name);
  if (!file) return res.status(404).end();
  sendFile(file, res);
}

function sendFile(file, res) {
  res.send(file.body);
}
