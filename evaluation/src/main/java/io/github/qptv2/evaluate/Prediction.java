package io.github.qptv2.evaluate;

import io.github.qptv2.dataset.LabeledItem;

/**
 * Prediction of a model for an item.
 *
 * @param raw output of the network
 * @param value compared with the MOS, from {@link ScoreTransform}; higher means better
 */
public record Prediction(LabeledItem item, double raw, double value) {}
