const courses = {
  html: { title: 'HTML', lessons: 12 },
  css: { title: 'CSS', lessons: 9 },
}

export default function handler(req, res) {
  const { slug } = req.query
  const course = courses[slug]
  if (!course) return res.status(404).json({ error: `No course "${slug}"` })
  return res.status(200).json(course)
}
