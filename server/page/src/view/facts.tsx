import { taskText } from "../app/tasks";
import { placeText, type Region } from "../map/region";
import { nameOf, type Photo, rowOf, troubleOf } from "../photos/photo";
import { causesText, intervalText, scoreText } from "../service/row";
import { Stars } from "./stars";

/** Fields that have a place of their own, or say nothing about the photograph. */
const OWN = new Set("path status task model raw mos score percentile width height error warning map precision model_hash settings crops causes mos_low mos_high domain domain_p".split(" "));

interface Props {
  readonly photo: Photo;
  readonly task: string;
  readonly region?: Region | null;
}

/** What the service says about a photograph, and why its score is low as far as the model knows. */
export function Facts({ photo, task, region }: Props) {
  const row = rowOf(photo, task);
  const others = photo.rows.filter((other) => other.task !== task && other.status === "ok");
  const trouble = troubleOf(photo);
  return (
    <div class="facts">
      <h2>{nameOf(photo.path)}</h2>
      <p class="mark">
        <Stars mark={photo.mark} />
      </p>
      {row ? (
        <p class="figure">
          <strong>{scoreText(row)}</strong> <span>{row.score === null ? "raw output" : "of 100"}</span>
        </p>
      ) : (
        <p>{trouble ?? "Not scored yet."}</p>
      )}
      {row && trouble && <p class="trouble">{trouble}</p>}
      <dl>
        {row?.percentile != null && <Fact name="Percentile">better than {row.percentile.toFixed(0)} % of the calibration set</Fact>}
        {row && intervalText(row) && <Fact name="MOS">{intervalText(row)}</Fact>}
        {row?.domain === "out-of-domain" && <Fact name="Domain">not like a photograph: the score has no known meaning</Fact>}
        {row?.causes && <Fact name="Causes">{causesText(row.causes)}</Fact>}
        {region && (
          <Fact name="Lowest region">
            {placeText(region)}, {Math.abs(region.deviation).toFixed(1)} standard deviations below the mean of this image
          </Fact>
        )}
        {others.map((other) => (
          <Fact name={taskText(other.task)}>{scoreText(other)}</Fact>
        ))}
        {row?.width != null && (
          <Fact name="Size">
            {row.width} × {row.height}
          </Fact>
        )}
        {row?.raw != null && <Fact name="Raw output">{row.raw.toFixed(4)}</Fact>}
        {row && !trouble && row.warning && <Fact name="Warning">{row.warning}</Fact>}
        {Object.entries(row ?? {})
          .filter(([name, value]) => !OWN.has(name) && value !== null)
          .map(([name, value]) => (
            <Fact name={name}>{typeof value === "object" ? JSON.stringify(value) : String(value)}</Fact>
          ))}
        {row && <Fact name="Model">{row.model}</Fact>}
      </dl>
    </div>
  );
}

function Fact({ name, children }: { name: string; children: preact.ComponentChildren }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}
