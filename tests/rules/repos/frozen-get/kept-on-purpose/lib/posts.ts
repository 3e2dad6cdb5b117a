export const posts = [{ title: "Hello" }];
