exports.GET = () => Response.json([]);
