import handler from "../pages/api/users/route";

test("is a function", () => expect(handler).toBeTypeOf("function"));
