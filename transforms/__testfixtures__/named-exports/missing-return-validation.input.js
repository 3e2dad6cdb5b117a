export default function handler(req, res) {
  if (req.method === 'POST') {
    const { weight, height } = req.body

    if (!weight || !height) {
      res.status(400).json({ error: 'weight and height are required' })
    }

    const bmi = weight / (height * height)
    res.status(200).json({ bmi: Number(bmi.toFixed(1)) })
  } else {
    res.status(405).json({ error: 'Method not allowed' })
  }
}
