async function save(request: Request): Promise<Response> {
  return Response.json({ saved: await request.text(), by: request.method });
}

export { save as POST, save as PUT };
