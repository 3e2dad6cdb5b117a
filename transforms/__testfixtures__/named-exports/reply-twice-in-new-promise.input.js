export default function handler(req, res) {
  return new Promise((resolve) => {
    fetch("https://x/" + (req.query.id || "1"))
      .then((r) => r.json())
      .then((data) => {
        res.statusCode = 200;
        res.setHeader("Content-Type", "application/json");
        res.setHeader("Cache-Control", "max-age=180000");
        res.end(JSON.stringify(data));
        resolve();
      })
      .catch((error) => {
        res.json(error);
        res.status(405).end();
        resolve();
      });
  });
}
