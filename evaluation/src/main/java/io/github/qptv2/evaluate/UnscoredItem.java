package io.github.qptv2.evaluate;

import io.github.qptv2.dataset.LabeledItem;

/**
 * An item that a model could not say anything of.
 *
 * @param reason in one line that does not name the file
 */
public record UnscoredItem(LabeledItem item, String reason) {}
