package io.github.qptv2.cli.evaluate;

import io.github.qptv2.evaluate.Evaluation.MetricConfig;
import io.github.qptv2.metric.Bootstrap;
import io.github.qptv2.metric.LogisticFit.Family;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How figures of agreement are made. */
final class MetricOptions {

    @Option(
            names = "--bootstrap",
            paramLabel = "N",
            description = "Resample N times for the intervals, groups as wholes; 0: no intervals; default: 1000.")
    private int replicates = 1000;

    @Option(names = "--seed", paramLabel = "N", description = "Of the resampling; default: 1.")
    private long seed = 1;

    @Option(
            names = "--logistic",
            paramLabel = "4|5",
            description = "Parameters of the curve that maps scores to opinions; default: 4.")
    private int parameters = 4;

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec command;

    /** Refuses values out of range. */
    MetricConfig metricConfig() {
        if (parameters != 4 && parameters != 5) {
            throw new ParameterException(command.commandLine(), "--logistic must be 4 or 5, got " + parameters);
        }
        if (replicates != 0 && (replicates < 2 || replicates > 1_000_000)) {
            throw new ParameterException(
                    command.commandLine(), "--bootstrap must be 0 or in [2, 1000000], got " + replicates);
        }
        return new MetricConfig(
                parameters == 4 ? Family.FOUR : Family.FIVE, replicates == 0 ? null : new Bootstrap(replicates, seed));
    }
}
