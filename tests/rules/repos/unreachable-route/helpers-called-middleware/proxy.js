const agent = process.env.HTTP_PROXY;

module.exports = { agent };
