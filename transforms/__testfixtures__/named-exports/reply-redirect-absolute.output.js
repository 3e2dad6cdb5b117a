import { createCheckout } from '@/lib/payments';

export async function GET(req) {
  const plan = req.nextUrl.searchParams.get('plan');
  if (!plan)
    return new Response(null, {
      status: 307,
      headers: { Location: 'https://shop.example/pricing' },
    });
  const { url } = await createCheckout(plan, req.headers.get('origin') ?? undefined);
  return new Response(null, {
    status: 307,
    headers: { Location: url.toString() },
  });
}

export async function POST(req) {
  const body = req.headers.get('content-type')?.includes('form-urlencoded')
    ? Object.fromEntries(await req.formData())
    : await req.json().catch(() => ({}));
  const { url } = await createCheckout(body.plan, req.headers.get('origin') ?? undefined);
  return new Response(null, {
    status: 303,
    headers: { Location: url.toString() },
  });
}
