export default async function handler(q, s) {
    if (q.method == 'GET') {
        s.status(200).json({ page: q.query.page || 'first' })
    } else {
        s.status(405).end()
    }
}
