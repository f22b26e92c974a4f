package io.github.qptv2.cli;

import io.github.qptv2.scoring.Prepared;

/** Something that the network can look at, or the reason why it cannot. */
sealed interface Ready {

    Input input();

    /** A picture, decoded and cut into squares. */
    record Squares(Input input, Prepared prepared) implements Ready {}

    /** A video, still to be opened: it is decoded while the network looks at it. */
    record Film(Input.Clip input) implements Ready {}

    /** Not readable, or not of a size that can be scored. */
    record Unusable(Input input, String error) implements Ready {}

    /** Scored by an earlier run, and left alone. */
    record Skipped(Input input) implements Ready {}
}
