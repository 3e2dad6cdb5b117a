export class Route {
  points: number[] = [];
}
