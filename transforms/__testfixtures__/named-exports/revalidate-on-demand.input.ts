import type { NextApiRequest, NextApiResponse } from "next";

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.method !== "POST") {
    return res.status(405).json({ message: "Method not allowed" });
  }

  // Check for secret to confirm this is a valid request
  if (req.query.secret !== "MY_SECRET") {
    return res.status(401).json({ message: "Invalid token" });
  }

  const { slug } = req.body;
  if (!slug) return res.status(400).json({ message: "Which post?" });

  try {
    // This should be the actual path, not a rewritten path
    await res.revalidate(`/blog/${slug}`);
    await Promise.all(["/blog", "/about"].map((path) => res.revalidate(path)));
    return res.json({ revalidated: true });
  } catch (err) {
    // If there was an error, Next.js will continue to show the last successfully generated page
    return res.status(500).send("Error revalidating");
  }
}
