export default (req, res) => {
  if (req.method === 'GET') {
    // shown while we move to the new server
    res.status(200).send('<h1>Maintenance</h1>')
  } else {
    res.status(405).send('<h1>Not allowed</h1>')
  }
}
