class TaskController {
  tasks = [];

  handle(req, res) {
    if (req.method !== "GET") return res.status(405).end();
    return res.json(this.tasks);
  }
}

const controller = new TaskController();

export default controller.handle;
