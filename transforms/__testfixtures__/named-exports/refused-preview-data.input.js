export default async function preview(req, res) {
  if (req.query.secret !== "MY_SECRET") return res.status(401).json({ message: "Invalid token" });
  res.setPreviewData({ draft: req.query.draft });
  res.redirect("/");
}
