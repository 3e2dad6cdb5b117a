import type { NextApiRequest, NextApiResponse } from "next";

type Product = { id: string; name: string; price: number };

const products: Product[] = [
  { id: "1", name: "Keyboard", price: 49 },
  { id: "2", name: "Mouse", price: 19 },
];

export default function handler(req: NextApiRequest, res: NextApiResponse<Product[] | Product | { message: string }>) {
  const { method } = req;

  switch (method) {
    case "GET": {
      const { max } = req.query;
      const found = max ? products.filter((p) => p.price <= Number(max)) : products;
      res.status(200).json(found);
      break;
    }
    case "POST": {
      const { name, price } = req.body;
      const product = { id: String(products.length + 1), name, price };
      products.push(product);
      res.status(201).json(product);
      break;
    }
    default: {
      res.setHeader("Allow", ["GET", "POST"]);
      res.status(405).end(`Method ${method} Not Allowed`);
    }
  }
}
