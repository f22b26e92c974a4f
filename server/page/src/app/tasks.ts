const NAMES: Readonly<Record<string, string>> = {
  iqa: "Technical quality",
  iaa: "Aesthetics",
  vqa: "Video quality",
};

/** What a model of this task scores, in words. */
export function taskText(task: string): string {
  return NAMES[task] ?? task;
}
