import { loadOrders } from "../../../lib/orders";

export async function GET(request: Request) {
  const sort = new URL(request.url).searchParams.get("sort");
  switch (sort) {
    case "price":
      return Response.json(loadOrders("price"));
    default:
      return Response.json(loadOrders("date"));
  }
}
