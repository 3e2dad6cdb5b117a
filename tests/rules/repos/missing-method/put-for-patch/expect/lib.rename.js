import axios from 'axios'

export const rename = (id, title) => axios.patch(`/api/tasks/${id}`, { title })
