export default (req, res) => {
  if (req.method === 'GET') {
    // no content type on purpose: old clients choke on it
    res.status(200).send('<h1>Maintenance</h1>')
  } else {
    res.status(405).send('<h1>Not allowed</h1>')
  }
}
