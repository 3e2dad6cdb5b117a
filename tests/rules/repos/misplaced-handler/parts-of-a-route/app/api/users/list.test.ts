import { GET } from "./list";

test("lists", async () => expect((await GET()).status).toBe(200));
