export async function requireUser(req, res) {
  const token = req.headers.authorization;
  if (!token) {
    res.status(401).json({ error: "sign in" });
    return null;
  }
  return { id: token };
}
