// pages/api/vote.js
let votes = { yes: 0, no: 0 };

export default function handler(req, res) {
  if (req.method !== "POST") {
    res.setHeader("Allow", "POST");
    res.status(405).json({ error: "Use POST" });
    return;
  }

  const choice = req.body.choice;
  if (choice !== "yes" && choice !== "no") {
    res.status(400).json({ error: "choice must be yes or no" });
    return;
  }

  votes[choice]++;
  console.log(`🗳️ ${choice}: ${votes[choice]}`);
  res.status(200).json(votes);
}
