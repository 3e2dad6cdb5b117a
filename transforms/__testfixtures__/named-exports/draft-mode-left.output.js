import { draftMode } from "next/headers"
import { track } from "@/lib/track"

export async function GET() {
  track("left the preview")
  ;(await draftMode()).disable()
  return new Response(null, { status: 307, headers: { Location: "/" } })
}
