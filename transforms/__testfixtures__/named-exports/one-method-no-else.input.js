export default async function handler(req, res) {
  if (req.method === 'POST') {
    const { weight, height } = req.body
    const bmi = weight / (height * height)
    res.status(200).json({ bmi: Number(bmi.toFixed(1)) })
  }
}
