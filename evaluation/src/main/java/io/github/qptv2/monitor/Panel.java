package io.github.qptv2.monitor;

import java.util.List;

/**
 * One chart of {@link MetricCharts}.
 *
 * @param axis title of the vertical axis, with the unit where there is one
 * @param keys names in the log, one curve each, at least one; a legend names them where there are several
 * @param smoothed whether a moving average is drawn over the raw values, which are then pale
 */
public record Panel(String axis, List<String> keys, boolean smoothed) {

    /** Loss, learning rate and gradient norm of pretraining. */
    public static final List<Panel> PRETRAINING = List.of(
            new Panel("loss (MSE of hidden units)", List.of("loss"), true),
            new Panel("learning rate", List.of("learning-rate"), false),
            new Panel("gradient norm (L2)", List.of("gradient-norm"), true));

    /** The same with the parts of a loss, those that were logged. */
    public static final List<Panel> PRETRAINING_TOWARDS_TEACHERS = List.of(
            new Panel("loss", List.of("loss", "loss-pixels", "loss-masked", "loss-visible", "loss-pooled"), true),
            PRETRAINING.get(1),
            PRETRAINING.get(2));

    /** Loss, learning rate, gradient norm and agreement on the validation part of fine-tuning. */
    public static final List<Panel> FINE_TUNING = List.of(
            new Panel("loss", List.of("loss"), true),
            new Panel("learning rate", List.of("learning-rate"), false),
            new Panel("gradient norm (L2)", List.of("gradient-norm"), true),
            new Panel("SRCC (validation part)", List.of("validation-srcc"), false));

    /** The same with the parts of a loss, those that were logged. */
    public static final List<Panel> JOINT = List.of(
            new Panel("loss", List.of("loss", "loss-labels", "loss-pseudo", "loss-features", "loss-series"), true),
            FINE_TUNING.get(1),
            FINE_TUNING.get(2),
            FINE_TUNING.get(3));

    /** Checks that there is a curve. */
    public Panel {
        keys = List.copyOf(keys);
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("a panel needs at least one key, got none");
        }
    }
}
