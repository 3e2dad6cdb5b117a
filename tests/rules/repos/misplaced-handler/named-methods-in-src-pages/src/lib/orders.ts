export function loadOrders(sort: string) {
  return [{ id: 1, sort }];
}
