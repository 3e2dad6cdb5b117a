import { findOrder } from "@/app/api/orders/route";

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  return <h1>{findOrder((await params).id)?.id}</h1>;
}
