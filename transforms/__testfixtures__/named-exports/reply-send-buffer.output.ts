import { renderPdf } from "@/lib/reports";

const PIXEL = Buffer.from("R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==", "base64");

export async function GET(req: Request, { params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;

  if (id === "pixel") {
    return new Response(PIXEL as BodyInit, {
      headers: { "Content-Type": "application/octet-stream" },
    });
  }

  const pdf = await renderPdf(id);
  return new Response(pdf as BodyInit, {
    headers: {
      "Content-Type": "application/pdf",
      "Content-Disposition": `attachment; filename="report-${id}.pdf"`,
    },
  });
}
