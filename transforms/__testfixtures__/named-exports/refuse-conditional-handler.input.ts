import type { NextApiRequest, NextApiResponse } from "next";

const live = (req: NextApiRequest, res: NextApiResponse) => res.json({ live: true });
const mock = (req: NextApiRequest, res: NextApiResponse) => res.json({ live: false });

export default process.env.MOCK_API === "1" ? mock : live;
