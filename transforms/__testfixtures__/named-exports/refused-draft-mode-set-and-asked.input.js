export default function handler(req, res) {
  res.setDraftMode({ enable: true });
  res.json({ preview: req.preview });
}
