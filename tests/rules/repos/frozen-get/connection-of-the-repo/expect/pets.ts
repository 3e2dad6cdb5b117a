import dbConnect from "@/lib/dbConnect";
import Pet from "@/models/Pet";

// Without this, Next.js 13 and 14 run GET once, at build time.
export const dynamic = "force-dynamic";

export const GET = async () => {
  await dbConnect();
  const pets = await Pet.find({});
  return Response.json({ success: true, data: pets });
};
