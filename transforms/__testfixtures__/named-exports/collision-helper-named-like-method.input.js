import { db } from "@/lib/db";

async function DELETE(id) {
  await db.task.delete({ where: { id } });
}

export default async function handler(req, res) {
  if (req.method === "DELETE") {
    await DELETE(req.query.id);
    res.status(200).json({ deleted: true });
  } else {
    res.status(405).json({ deleted: false });
  }
}
