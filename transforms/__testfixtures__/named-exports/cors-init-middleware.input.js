import Cors from "cors";
import { db } from "@/lib/db";

function initMiddleware(middleware) {
  return (req, res) =>
    new Promise((resolve, reject) => {
      middleware(req, res, (result) => {
        if (result instanceof Error) {
          return reject(result)
        }
        return resolve(result)
      })
    })
}

const cors = initMiddleware(
  Cors({
    origin: ["https://shop.example", "https://admin.example"],
    methods: ["GET", "DELETE", "OPTIONS"],
    credentials: true,
    maxAge: 600,
  })
)

export default async function handler(req, res) {
  await cors(req, res)

  if (req.method === "DELETE") {
    await db.task.delete({ where: { id: req.query.id } })
    return res.status(200).json({ deleted: true })
  }
  res.json({ tasks: await db.task.findMany() })
}
