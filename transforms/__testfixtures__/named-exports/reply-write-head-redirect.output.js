import { signToken } from "@/lib/auth";

async function logout(req) {
  const switchValue = req.nextUrl.searchParams.get("switch");
  if (switchValue) {
    const token = signToken({ id: switchValue });
    return new Response(null, {
      status: 302,
      headers: {
        "Set-Cookie": `token=${token}; Path=/; HttpOnly`,
        Location: `/home?as=${switchValue}`,
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
