const express = require("express");
const next = require("next");

const app = next({ dev: process.env.NODE_ENV !== "production" });
const handle = app.getRequestHandler();

app.prepare().then(() => {
  const server = express();

  server.get("/health", (req, res) => res.send("ok"));

  server.all("*", (req, res) => {
    return handle(req, res);
  });

  server.listen(3000);
});
