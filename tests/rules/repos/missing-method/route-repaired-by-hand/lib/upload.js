export const upload = (body) => fetch('/api/upload', { method: 'PUT', body })
