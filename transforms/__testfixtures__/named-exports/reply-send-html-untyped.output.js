export const GET = () => {
  // shown while we move to the new server
  return new Response('<h1>Maintenance</h1>', {
    headers: { 'Content-Type': 'text/html; charset=utf-8' },
  })
}
