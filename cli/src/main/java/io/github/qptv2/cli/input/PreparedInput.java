package io.github.qptv2.cli.input;

import io.github.qptv2.scoring.ModelInput;

/** A preprocessed input, or the reason why it cannot be scored. */
public sealed interface PreparedInput {

    Input input();

    /** The crops of a decoded image. */
    record Crops(Input input, ModelInput prepared) implements PreparedInput {}

    /** A video; it is decoded while it is scored. */
    record VideoClip(Input.VideoFile input) implements PreparedInput {}

    /** An input that cannot be read or has an unsupported size. */
    record Unusable(Input input, String error) implements PreparedInput {}

    /** An input that an earlier run has scored. */
    record Skipped(Input input) implements PreparedInput {}
}
