module.exports = {
  redirects: async () => [{ source: '/api/tasks', destination: '/api/v2/tasks', statusCode: 302 }],
};
