import axios from 'axios'

export const rename = (id, title) => axios.put(`/api/tasks/${id}`, { title })
