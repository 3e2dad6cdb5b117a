export const makeHandler = () => () => new Response("ok");
