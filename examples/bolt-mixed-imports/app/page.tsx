'use client';

import { useEffect, useState } from 'react';
import { Subscribe } from '@/components/subscribe';
import type { Recipe } from '@/lib/recipes';

export default function Page() {
  const [recipes, setRecipes] = useState<Recipe[]>([]);
  const [tag, setTag] = useState('');

  useEffect(() => {
    fetch(`/api/recipes${tag ? `?tag=${tag}` : ''}`)
      .then((res) => res.json())
      .then((data) => setRecipes(data));
  }, [tag]);

  const addRecipe = async (formData: FormData) => {
    const res = await fetch('/api/recipes', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ name: formData.get('name'), minutes: formData.get('minutes') }),
    });
    setRecipes([...recipes, await res.json()]);
  };

  const favorite = async (id: number, on: boolean) => {
    await fetch(`/api/recipes/${id}/favorite`, { method: on ? 'PUT' : 'DELETE' });
  };

  return (
    <main>
      <h1>Recipe Box</h1>
      <input value={tag} onChange={(e) => setTag(e.target.value)} placeholder="Filter by tag" />
      <ul>
        {recipes.map((recipe) => (
          <li key={recipe.id}>
            {recipe.name} ({recipe.minutes} min)
            <button onClick={() => favorite(recipe.id, true)}>♥</button>
            <button onClick={() => favorite(recipe.id, false)}>✕</button>
          </li>
        ))}
      </ul>
      <form action={addRecipe}>
        <input name="name" placeholder="Name" />
        <input name="minutes" type="number" />
        <button type="submit">Add recipe</button>
      </form>
      <Subscribe />
    </main>
  );
}
