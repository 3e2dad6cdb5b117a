import { db } from '@/lib/db';

export default async function handler(req, res) {
	if ("POST" !== req?.method) {
		res.status(405).send({ message: 'Only POST requests allowed' });
		return;
	}
	const order = await db.order.create({ data: { items: req.body?.items ?? [] } });
	res.status(200).send({ order });
}
