package io.github.qptv2.evaluate;

import io.github.qptv2.dataset.LabeledItem;

/**
 * What a model says of an item.
 *
 * @param raw the network's output
 * @param value what is held against the opinion, by {@link ScoreTransform}; higher is meant to be better
 */
public record Prediction(LabeledItem item, double raw, double value) {}
