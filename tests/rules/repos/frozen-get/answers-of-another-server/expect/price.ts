import axios from "axios";
import { randomUUID } from "crypto";

// Without this, Next.js 13 and 14 run GET once, at build time.
export const dynamic = "force-dynamic";

const API = "https://api.example.com";

async function load(path: string) {
  const response = await fetch(`${API}${path}`, { headers: { accept: "application/json" } });
  return response.json();
}

export async function GET() {
  const [price, rate] = await Promise.all([load("/price"), axios.get(`${API}/rate`)]);
  return Response.json({ id: randomUUID(), price, rate: rate.data });
}
