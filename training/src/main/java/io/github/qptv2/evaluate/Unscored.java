package io.github.qptv2.evaluate;

import io.github.qptv2.data.benchmark.LabelledItem;

/**
 * An item that a model could not say anything of.
 *
 * @param reason in one line that does not name the file
 */
public record Unscored(LabelledItem item, String reason) {}
