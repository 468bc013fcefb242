export function obstacleOf(machine: {
  version: string;
  platform: string;
  arch: string;
  isInstalled: (name: string) => boolean;
}): string | undefined;
