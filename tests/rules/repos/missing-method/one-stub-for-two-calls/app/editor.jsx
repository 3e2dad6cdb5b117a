'use client'
export default function Editor() {
  const save = (text) => fetch('/api/notes', { method: 'post', body: text })
  return <textarea onBlur={(event) => save(event.target.value)} />
}
