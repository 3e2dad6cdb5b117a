import { createHmac } from "crypto";

function getRawBody(req) {
  return new Promise((resolve, reject) => {
    let data = "";
    req.on("data", (chunk) => {
      data += chunk;
    });
    req.on("end", () => resolve(data));
    req.on("error", (err) => reject(err));
  });
}

export default async function handler(req, res) {
  if (req.method !== "POST") return res.status(405).json({ error: "Method not allowed" });

  const rawBody = await getRawBody(req);
  const digest = createHmac("sha256", "github-secret").update(rawBody).digest("hex");
  if (req.headers["x-hub-signature-256"] !== `sha256=${digest}`) {
    return res.status(401).json({ error: "Invalid signature", digest });
  }
  return res.status(200).json({ action: JSON.parse(rawBody).action });
}

export const config = { api: { bodyParser: false } };
