export default function handler(req, res) {
  if (req.method === "DELETE") {
    res.setDraftMode({ enable: false });
    return res.status(200).json({ draft: false });
  }
  if (req.method === "POST") {
    res.setDraftMode({ enable: true });
    return res.status(200).json({ draft: true });
  }
  if (req.method === "GET") {
    if (req.draftMode) return res.send("Drafts are shown");
    return res.json({ preview: req.preview || false });
  }
  res.status(405).end();
}
