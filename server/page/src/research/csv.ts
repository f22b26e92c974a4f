/** Header and lines of a CSV file (RFC 4180); the separator is a comma, semicolon or tab, whichever the header has most. */
export interface Table {
  readonly names: readonly string[];
  readonly lines: readonly (readonly string[])[];
}

/** @throws Error if there is no line below the header, or one has another number of cells */
export function parseCsv(text: string): Table {
  const plain = text.replace(/^\uFEFF/, "");
  const header = plain.slice(0, plain.search(/[\r\n]|$/));
  const count = (sign: string) => header.split(sign).length;
  const separator = [",", ";", "\t"].sort((a, b) => count(b) - count(a))[0]!;
  const all = cells(plain, separator).filter((line) => line.length > 1 || line[0] !== "");
  const [names, ...lines] = all;
  if (!names || lines.length === 0) {
    throw new Error("a table needs a header and at least one line");
  }
  lines.forEach((line, i) => {
    if (line.length !== names.length) {
      throw new Error(`line ${i + 2} must have ${names.length} cells, got ${line.length}`);
    }
  });
  return { names: names.map((name) => name.trim()), lines };
}

function cells(text: string, separator: string): string[][] {
  const lines: string[][] = [];
  let line: string[] = [], cell = "", isQuoted = false;
  const endCell = () => {
    line.push(cell);
    cell = "";
  };
  const endLine = () => {
    endCell();
    lines.push(line);
    line = [];
  };
  for (let i = 0; i < text.length; i++) {
    const sign = text[i]!;
    if (isQuoted) {
      if (sign !== '"') {
        cell += sign;
      } else if (text[i + 1] === '"') {
        cell += text[++i];
      } else {
        isQuoted = false;
      }
    } else if (sign === '"' && cell === "") {
      isQuoted = true;
    } else if (sign === separator) {
      endCell();
    } else if (sign === "\n") {
      endLine();
    } else if (sign !== "\r") {
      cell += sign;
    }
  }
  if (cell !== "" || line.length > 0) {
    endLine();
  }
  return lines;
}
