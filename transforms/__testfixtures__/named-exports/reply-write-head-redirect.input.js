import { signToken } from "@/lib/auth";

export default async function logout(req, res) {
  if (req.method !== "POST" && req.method !== "GET") {
    return res.status(405).end();
  }
  if (req.query.switch) {
    const token = signToken({ id: req.query.switch });
    res.setHeader("Set-Cookie", `token=${token}; Path=/; HttpOnly`);
    res.writeHead(302, { Location: `/home?as=${req.query.switch}` });
    res.end();
    return;
  }
  res.writeHead(302, { Location: "/", "Set-Cookie": "token=; Path=/; Max-Age=0" }).end();
}
