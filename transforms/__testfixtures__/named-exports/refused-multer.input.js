import multer from 'multer'

const upload = multer({ storage: multer.memoryStorage() })

export const config = { api: { bodyParser: false } }

function runMiddleware(req, res, fn) {
  return new Promise((resolve, reject) => {
    fn(req, res, (result) => (result instanceof Error ? reject(result) : resolve(result)))
  })
}

export default async function handler(req, res) {
  if (req.method !== 'POST') return res.status(405).end()
  await runMiddleware(req, res, upload.single('file'))
  res.status(200).json({ name: req.file.originalname, size: req.file.size })
}
