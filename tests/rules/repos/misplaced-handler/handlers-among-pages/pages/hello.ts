export default (req, res) => {
  res.json({ hello: true });
};
