import type { NextRequest } from "next/server";

/** The first value of a parameter. */
export async function getParam(
  req: NextRequest,
  { params }: { params: Promise<Record<string, string | string[] | undefined>> },
  name: string,
): Promise<string | undefined> {
  const { searchParams } = req.nextUrl;
  const query: Record<string, string | string[] | undefined> = {
    ...Object.fromEntries(
      Array.from(searchParams.keys(), (key) => {
        const values = searchParams.getAll(key);
        return [key, values.length > 1 ? values : values[0]];
      }),
    ),
    ...(await params),
  };
  const value = query[name];
  return Array.isArray(value) ? value[0] : value;
}
