import mongoose from "mongoose";

export default mongoose.models.Pet ?? mongoose.model("Pet", new mongoose.Schema({ name: String }));
