import { sendMail } from "@/lib/mail";

export default async function POST(req, res) {
  const { name, email, message } = req.body;

  if (!name || !email || !message) {
    return res.status(400).json({ error: "All fields are required" });
  }

  try {
    await sendMail({ to: "team@example.com", replyTo: email, subject: `Contact from ${name}`, text: message });
    return res.status(200).json({ ok: true });
  } catch (err) {
    return res.status(500).json({ error: "Failed to send message" });
  }
}
