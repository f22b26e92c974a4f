package io.github.qptv2.cli.input;

import io.github.qptv2.scoring.ModelInput;

/** Something that the network can look at, or the reason why it cannot. */
public sealed interface PreparedInput {

    Input input();

    /** An image, decoded and cut into crops. */
    record Crops(Input input, ModelInput prepared) implements PreparedInput {}

    /** A video, still to be opened: it is decoded while the network looks at it. */
    record VideoClip(Input.VideoFile input) implements PreparedInput {}

    /** Not readable, or not of a size that can be scored. */
    record Unusable(Input input, String error) implements PreparedInput {}

    /** Scored by an earlier run, and left alone. */
    record Skipped(Input input) implements PreparedInput {}
}
