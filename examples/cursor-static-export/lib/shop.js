export const products = [
  { id: 'amber', name: 'Amber', price: 1900, stock: 3 },
  { id: 'cedar', name: 'Cedar', price: 2100, stock: 0 },
]

export const orders = []
