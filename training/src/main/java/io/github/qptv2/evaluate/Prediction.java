package io.github.qptv2.evaluate;

import io.github.qptv2.data.benchmark.LabelledItem;

/**
 * What a model says of an item.
 *
 * @param raw the network's output
 * @param value what is held against the opinion, by {@link Compared}; higher is meant to be better
 */
public record Prediction(LabelledItem item, double raw, double value) {}
