import type { NextApiRequest, NextApiResponse } from "next";

type ContactResponse = { success: boolean; message: string };

export default async function handler(req: NextApiRequest, res: NextApiResponse<ContactResponse>) {
  if (req.method !== "POST") {
    return res.status(405).json({ success: false, message: "Method not allowed" });
  }

  const { name, email, message } = req.body;

  if (!name || !email || !message) {
    return res.status(400).json({ success: false, message: "Missing required fields" });
  }

  if (!/^\S+@\S+\.\S+$/.test(email)) {
    return res.status(400).json({ success: false, message: "Invalid email address" });
  }

  // E-mail delivery comes later, log it for now
  console.log(`Contact from ${name} <${email}>`);

  return res.status(200).json({ success: true, message: "Thanks, we'll be in touch!" });
}
