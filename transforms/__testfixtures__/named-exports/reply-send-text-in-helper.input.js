const fail = (res, code, msg) => res.status(code).send(msg);
export default async function handler(req, res) {
  if (!req.query.a) return fail(res, 400, "a missing");
  res.send(`hello ${req.query.a}`);
}
