import { complete } from "@/lib/ai";

const handler = async (req, res) => {
  if (req.method !== "POST") {
    await res.status(405).json({ error: "Use POST" });
    return;
  }
  const { prompt } = req.body;
  if (!prompt) {
    return void res.status(400).json({ error: "prompt is required" });
  }
  await res.status(200).json({ text: await complete(prompt, { temperature: 0.2 }) });
};

export default handler;
