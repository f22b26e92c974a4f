import { useSignal } from "@preact/signals";

import { bench } from "./context";
import { Grid } from "./grid";
import { Status } from "./status";
import { Toolbar } from "./toolbar";
import { Troubles } from "./troubles";
import { Welcome } from "./welcome";

/** The tab of a photographer. */
export function Photographs() {
  const size = useSignal(innerWidth < 600 ? 140 : 210);
  const isEmpty = bench.library.photos.value.length === 0;
  return (
    <>
      {isEmpty ? (
        <Welcome />
      ) : (
        <>
          <Toolbar size={size} />
          <Troubles />
          <Grid size={size.value} />
        </>
      )}
      <Status />
    </>
  );
}
