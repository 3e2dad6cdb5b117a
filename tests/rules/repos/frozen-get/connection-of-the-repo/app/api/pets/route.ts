import dbConnect from "@/lib/dbConnect";
import Pet from "@/models/Pet";

export const GET = async () => {
  await dbConnect();
  const pets = await Pet.find({});
  return Response.json({ success: true, data: pets });
};
