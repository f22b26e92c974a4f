import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";

import { durationText } from "../scoring/rate";
import { announcement, bench } from "./context";

const ANNOUNCED = 10_000; // milliseconds between spoken progress

/** Progress with rate and time left, and what keeps the service from scoring. */
export function Status() {
  const now = useSignal(performance.now());
  const photos = bench.library.photos.value;
  const done = photos.filter((photo) => photo.state !== "waiting").length;
  const left = photos.length - done;
  useEffect(() => {
    if (left > 0) {
      const timer = setInterval(() => (now.value = performance.now()), 1000);
      return () => clearInterval(timer);
    }
    return undefined;
  }, [left > 0]);
  useEffect(() => {
    if (photos.length > 0) {
      announcement.value = left === 0 ? `All ${done} done` : `${done} of ${photos.length} done`;
    }
  }, [left === 0, Math.floor(now.value / ANNOUNCED)]);

  const rate = left > 0 ? bench.rate.perSecond(Math.max(now.value, performance.now())) : null;
  const failed = photos.filter((photo) => photo.state === "failed").length;
  const rejected = photos.filter((photo) => photo.mark.rating < 0).length;
  const rated = photos.filter((photo) => photo.mark.rating > 0).length;
  return (
    <footer class="status">
      <Message />
      {photos.length > 0 && (
        <>
          <progress max={photos.length} value={done} aria-label="Scored" />
          <span class="numbers">
            {done} of {photos.length} done
            {rate !== null && `, ${rate.toFixed(rate < 10 ? 1 : 0)} per second, ${durationText(left / rate)} left`}
          </span>
          <span class="counts">
            {bench.selected.value.size > 0 && <span>{bench.selected.value.size} selected</span>}
            {rated > 0 && <span>{rated} rated</span>}
            {rejected > 0 && <span>{rejected} rejected</span>}
            {failed > 0 && <span>{failed} without a score</span>}
          </span>
        </>
      )}
    </footer>
  );
}

function Message() {
  switch (bench.state.value) {
    case "outage":
      return (
        <p class="message" role="alert">
          The service does not answer. Scoring continues when it is back; everything so far is kept.
        </p>
      );
    case "busy":
      return <p class="message">The service is busy; the next request is sent when it says so.</p>;
    case "key":
      return <p class="message">The service asks for an API key.</p>;
    case "running":
      return null;
  }
}
