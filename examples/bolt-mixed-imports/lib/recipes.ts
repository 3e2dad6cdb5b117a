export type Recipe = {
  id: number;
  name: string;
  minutes: number;
  tags: string[];
};

export const recipes: Recipe[] = [
  { id: 1, name: 'Shakshuka', minutes: 30, tags: ['breakfast', 'eggs'] },
  { id: 2, name: 'Dal tadka', minutes: 45, tags: ['dinner', 'vegan'] },
];

export const favorites = new Set<number>([1]);
