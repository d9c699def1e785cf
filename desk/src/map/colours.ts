/** The colours of the base map: greys that step back, so that what lies on them is seen first. */
export type Colours = {
  land: string;
  water: string;
  river: string;
  border: string;
  region: string;
  ink: string;
  inkStrong: string;
  inkRegion: string;
  inkWater: string;
  halo: string;
};

export const light: Colours = {
  land: "#f4f4f1",
  water: "#cfdae1",
  river: "#b3c6d2",
  border: "#8b959d",
  region: "#c6ccd0",
  ink: "#4c5862",
  inkStrong: "#2b3640",
  inkRegion: "#7d8890",
  inkWater: "#5d7a8d",
  halo: "#f8f8f6",
};

export const dark: Colours = {
  land: "#1b242c",
  water: "#10171d",
  river: "#28414f",
  border: "#64737f",
  region: "#33414c",
  ink: "#a3b1bc",
  inkStrong: "#d3dce3",
  inkRegion: "#7c8b97",
  inkWater: "#6b8ba0",
  halo: "#141b21",
};
