import formidable from "formidable";
import type { NextApiRequest, NextApiResponse } from "next";

export const config = {
  api: { bodyParser: false },
};

export default function handler(req: NextApiRequest, res: NextApiResponse) {
  formidable().parse(req, (error, fields, files) => {
    if (error) return res.status(400).json({ error: "no form" });
    res.status(201).json({ fields, names: Object.keys(files) });
  });
}
