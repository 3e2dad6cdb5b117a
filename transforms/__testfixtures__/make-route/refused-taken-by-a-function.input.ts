async function DELETE(id: string) {
  return id;
}

async function handler(request: Request) {
  return Response.json({ deleted: await DELETE(request.url) });
}

export { handler as DELETE };
