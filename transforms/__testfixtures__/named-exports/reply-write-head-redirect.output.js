import { signToken } from "@/lib/auth";

async function logout(req) {
  const { searchParams } = req.nextUrl;
  if (searchParams.get("switch")) {
    const token = signToken({ id: searchParams.get("switch") });
    return new Response(null, {
      status: 302,
      headers: {
        "Set-Cookie": `token=${token}; Path=/; HttpOnly`,
        Location: `/home?as=${searchParams.get("switch")}`,
      },
    });
  }
  return new Response(null, {
    status: 302,
    headers: {
      Location: "/",
      "Set-Cookie": "token=; Path=/; Max-Age=0",
    },
  });
}

export { logout as GET, logout as POST };
