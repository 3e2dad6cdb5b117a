let visitors = []

export default function handler(req, res) {
  if (req.method === 'POST') {
    // Process a POST request
    visitors.push(req.body.name)
    res.status(201).json({ count: visitors.length })
  } else {
    // Handle any other HTTP method
    res.status(200).json({ visitors })
  }
}
