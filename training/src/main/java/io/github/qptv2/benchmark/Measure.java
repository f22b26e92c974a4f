package io.github.qptv2.benchmark;

import java.util.function.ToDoubleFunction;

import io.github.qptv2.metric.Agreement;

/** The measures of a benchmark's tables. */
@SuppressWarnings("ImmutableEnumChecker") // the functions have no state
public enum Measure {
    /** Spearman's rank correlation. */
    SRCC("SRCC", "srcc", Agreement::srcc),
    /** Pearson's correlation after a logistic fit, as published results report it. */
    PLCC("PLCC", "plcc_fitted", agreement -> agreement.fit().plcc()),
    /** Pearson's correlation of the raw predictions. */
    RAW_PLCC("raw PLCC", "plcc", Agreement::plcc),
    /** Kendall's tau-b. */
    KRCC("KRCC", "krcc", Agreement::krcc),
    /** Root mean squared error after the logistic fit, on the MOS scale. */
    RMSE("RMSE", "rmse_fitted", agreement -> agreement.fit().rmse());

    private final String title;
    private final String key;
    private final ToDoubleFunction<Agreement> value;

    Measure(String title, String key, ToDoubleFunction<Agreement> value) {
        this.title = title;
        this.key = key;
        this.value = value;
    }

    /** Name in tables. */
    public String title() {
        return title;
    }

    /** Name of columns and JSON fields. */
    public String key() {
        return key;
    }

    /** The measure of an agreement. */
    public double of(Agreement agreement) {
        return value.applyAsDouble(agreement);
    }
}
