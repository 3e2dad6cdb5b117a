import type { NextApiRequest } from 'next';
import { NextResponse } from 'next/server';
import { favorites, recipes } from '@/lib/recipes';

export async function PUT(req: NextApiRequest) {
  const id = Number(req.query.id);
  if (!recipes.some((recipe) => recipe.id === id)) {
    return NextResponse.json({ error: 'Recipe not found' }, { status: 404 });
  }
  favorites.add(id);
  return NextResponse.json({ favorites: [...favorites] });
}

export async function DELETE(req: NextApiRequest) {
  favorites.delete(Number(req.query.id));
  return NextResponse.json({ favorites: [...favorites] });
}
