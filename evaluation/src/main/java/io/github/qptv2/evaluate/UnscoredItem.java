package io.github.qptv2.evaluate;

import io.github.qptv2.dataset.LabeledItem;

/**
 * An item without a prediction.
 *
 * @param reason one line without the file name
 */
public record UnscoredItem(LabeledItem item, String reason) {}
