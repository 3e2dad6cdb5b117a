import type { NextApiRequest, NextApiResponse } from 'next';
import { recipes } from '@/lib/recipes';

export async function GET(req: NextApiRequest, res: NextApiResponse) {
  const tag = req.query.tag as string | undefined;
  const found = tag ? recipes.filter((recipe) => recipe.tags.includes(tag)) : recipes;
  res.status(200).json(found);
}

export async function POST(req: NextApiRequest, res: NextApiResponse) {
  const { name, minutes, tags } = req.body;
  if (!name || !minutes) {
    res.status(400).json({ error: 'Name and minutes are required' });
    return;
  }
  const recipe = { id: recipes.length + 1, name, minutes: Number(minutes), tags: tags ?? [] };
  recipes.push(recipe);
  res.status(201).json(recipe);
}
