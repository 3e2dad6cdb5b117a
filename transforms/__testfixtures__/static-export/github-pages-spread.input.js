const isGithubPages = process.env.GITHUB_PAGES === "true";

module.exports = {
  reactStrictMode: true,
  ...(isGithubPages ? { output: "export", basePath: "/shop" } : {}),
};
