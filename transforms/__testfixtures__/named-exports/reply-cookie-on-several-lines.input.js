import { comparePassword, signToken } from "@/lib/auth";

function serialize(name, value, { maxAge, path }) {
  return `${name}=${value}; Max-Age=${maxAge}; Path=${path}; HttpOnly`;
}

export default async function handler(req, res) {
  if (req.method === "POST") {
    const { id, password } = req.body;
    // Set an HTTP only cookie
    res.setHeader(
      "Set-Cookie",
      serialize("token", signToken({ id }), {
        maxAge: 60 * 60 * 24,
        path: "/",
      })
    );
    const ok = await comparePassword(password);
    return res.status(200).json({ ok });
  }

  if (req.method === "DELETE") {
    res.setHeader("Set-Cookie", serialize("token", "", {
      maxAge: 0,
      path: "/",
    }));
    return res.status(200).json({ ok: true });
  }

  return res.status(405).end();
}
