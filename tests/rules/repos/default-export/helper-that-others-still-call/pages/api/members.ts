import { sendUsers } from "../../app/api/users/route";

export default sendUsers;
