function handler(options, req, res) {
  res.status(200).json({ region: options.region })
}

export default handler.bind(null, { region: 'eu' })
