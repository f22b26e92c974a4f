package io.github.qptv2.monitor;

import java.util.List;

/**
 * One chart of {@link MetricCharts}.
 *
 * @param axis title of the vertical axis, such as "images/s"
 * @param keys names in the log, one curve each, at least one; several have a legend
 * @param smoothed whether a moving average is drawn over pale raw values
 */
public record Panel(String axis, List<String> keys, boolean smoothed) {

    /** Loss, learning rate and gradient norm of pretraining. */
    public static final List<Panel> PRETRAINING = List.of(
            new Panel("loss (MSE of masked patches)", List.of("loss"), true),
            new Panel("learning rate", List.of("learning-rate"), false),
            new Panel("gradient norm (L2)", List.of("gradient-norm"), true));

    /** Pretraining with teachers: also the logged components of the loss. */
    public static final List<Panel> DISTILLATION = List.of(
            new Panel("loss", List.of("loss", "loss-pixels", "loss-masked", "loss-visible", "loss-pooled"), true),
            PRETRAINING.get(1),
            PRETRAINING.get(2));

    /** Loss, learning rate, gradient norm and validation SRCC of fine-tuning. */
    public static final List<Panel> FINE_TUNING = List.of(
            new Panel("loss", List.of("loss"), true),
            new Panel("learning rate", List.of("learning-rate"), false),
            new Panel("gradient norm (L2)", List.of("gradient-norm"), true),
            new Panel("SRCC (validation part)", List.of("validation-srcc"), false));

    /** Joint fine-tuning: also the logged components of the loss. */
    public static final List<Panel> JOINT = List.of(
            new Panel("loss", List.of("loss", "loss-labels", "loss-pseudo", "loss-features", "loss-series"), true),
            FINE_TUNING.get(1),
            FINE_TUNING.get(2),
            FINE_TUNING.get(3));

    /** Copies; throws without a key. */
    public Panel {
        keys = List.copyOf(keys);
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("a panel needs at least one key, got none");
        }
    }
}
