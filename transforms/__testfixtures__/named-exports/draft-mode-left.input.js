import { track } from "@/lib/track"

export default function handler(req, res) {
  track("left the preview")
  res.clearPreviewData()
  res.redirect("/")
}
