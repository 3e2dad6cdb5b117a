import formidable from 'formidable'

export default function handler(req, res) {
  formidable().parse(req, (error, fields) => {
    res.status(error ? 400 : 200).json(fields)
  })
}
