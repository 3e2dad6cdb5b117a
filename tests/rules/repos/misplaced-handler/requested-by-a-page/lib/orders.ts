export async function listOrders(customer: string) {
  return [{ customer, total: 12 }];
}

export async function addOrder(order: unknown) {
  return { id: 1, order };
}
