export const stripe = { webhooks: { constructEvent: (body: string, _signature: string, _secret: string) => ({ type: body }) } };
